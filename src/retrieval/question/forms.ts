import type { SearchedTerms } from './terms.js';

/** For terms of a question, what each is searched by instead: itself, if it is to stay, and other forms. */
export type Forms = ReadonlyMap<string, readonly string[]>;

/** A question that is searched by other forms of its terms; what it is out for, and what it means, stay. */
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
