import { at } from '../../text/at.js';
import type { Token } from '../../text/tokenize.js';
import { isFunctionWord } from './function-words.js';

/** A word of a question and the pairs of characters or parts in it, which show how much of it a text has. */
export interface QuestionWord {
  readonly term: string;
  readonly parts: readonly string[];
  /** The terms it is searched by, never empty: itself, or those of its forms and translations that the index has. */
  readonly forms: readonly string[];
}

/** The terms by which a question is searched and compared. */
export interface SearchedTerms {
  /** The terms for the keyword index, each once. */
  readonly terms: readonly string[];
  /** The terms that sentences are compared by, including joints, each once. */
  readonly wording: readonly string[];
  /** The words in which shares of the question are counted, in its order. */
  readonly words: readonly QuestionWord[];
}

/**
 * What a question is searched by: its terms without its function words, and without the pairs of characters that
 * reach into one and form no word. All of its terms if it has only such.
 */
export function searchTerms(tokens: readonly Token[]): string[] {
  const shaping = tokens.filter(
    ({ term, kind }) => isFunctionWord(term) && (kind === 'word' || term.length > 1),
  );
  const isShaping = new Set(shaping.flatMap(unitsOf));
  const telling = tokens.filter(
    (token) => !isLastCharacter(token) && !unitsOf(token).some((unit) => isShaping.has(unit)),
  );
  return termsOf(telling.length > 0 ? telling : tokens);
}

/**
 * All terms of a question except its function words, by which sentences are compared. A sentence that answers often
 * repeats the question's wording, including joints.
 */
export function wordingTerms(tokens: readonly Token[]): string[] {
  return termsOf(withoutFunctionWords(tokens));
}

/** The words of a question without its function words, repeated ones each time; all words if it has only such. */
export function questionWords(tokens: readonly Token[]): QuestionWord[] {
  const parts = tokens.filter((token) => token.kind === 'part' && !isLastCharacter(token));
  // Tokens are in the order of their places, and words don't overlap: tokens before a word's beginning are done.
  let next = 0;
  return withoutFunctionWords(tokens.filter(({ kind }) => kind === 'word')).map(({ term, start, end }) => {
    while ((parts[next]?.start ?? start) < start) next++;
    const inside: string[] = [];
    for (let i = next; (parts[i]?.start ?? end) < end; i++) {
      const part = at(parts, i);
      if (part.end <= end) inside.push(part.term);
    }
    return { term, parts: inside, forms: [term] };
  });
}

function withoutFunctionWords(tokens: readonly Token[]): readonly Token[] {
  const telling = tokens.filter(({ term }) => !isFunctionWord(term));
  return telling.length > 0 ? telling : tokens;
}

function termsOf(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.map(({ term }) => term))];
}

/** The places of the UTF-16 code units that a token takes up. */
function unitsOf({ start, end }: Token): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** The index keeps a run's last character for questions of one character; next to others it says nothing. */
function isLastCharacter({ term, kind }: Token): boolean {
  return kind === 'part' && /^\p{Script=Han}$/u.test(term);
}
