import type { SearchedTerms } from './terms.js';

/** What each term of a question is searched by instead: itself, if it is kept, and other forms. */
export type Forms = ReadonlyMap<string, readonly string[]>;

/** A question that is searched by other forms of its terms; what it asks for, and its meaning, stay. */
export function inForms<T extends SearchedTerms>(question: T, forms: Forms): T {
  const formsOf = (term: string): readonly string[] => forms.get(term) ?? [term];
  const formsOfAll = (terms: readonly string[]): string[] => [...new Set(terms.flatMap(formsOf))];
  return {
    ...question,
    terms: formsOfAll(question.terms),
    wording: formsOfAll(question.wording),
    words: question.words.map((word) => ({
      ...word,
      forms: [...new Set(word.forms.flatMap(formsOf))],
    })),
  };
}
