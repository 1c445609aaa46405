import { at } from '../../text/at.js';
import type { Token } from '../../text/tokenize.js';
import { isFunctionWord } from './function-words.js';

/** A word of a question and the pairs of characters or parts in it, which tell how much of it a text has. */
export interface QuestionWord {
  readonly term: string;
  readonly parts: readonly string[];
  /** What it is searched by, never empty: itself, or what the index has of it and its translations. */
  readonly forms: readonly string[];
}

/** What a question is searched and compared by. */
export interface SearchedTerms {
  /** What the keyword index is asked for, each once. */
  readonly terms: readonly string[];
  /** What sentences are compared by, joints included, each once. */
  readonly wording: readonly string[];
  /** What shares of the question are counted in, in its order. */
  readonly words: readonly QuestionWord[];
}

/**
 * What a question is searched by: its terms without its function words, and without the pairs of characters that
 * reach into one, which are no word of anything. All of its terms where there are only such.
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
 * All terms of a question but its function words: what sentences are compared by. A sentence that answers often
 * repeats how the question puts it, joints included.
 */
export function wordingTerms(tokens: readonly Token[]): string[] {
  return termsOf(withoutFunctionWords(tokens));
}

/** The words of a question but its function words, each as often as it stands there; all where there are only such. */
export function questionWords(tokens: readonly Token[]): QuestionWord[] {
  const parts = tokens.filter((token) => token.kind === 'part' && !isLastCharacter(token));
  // Tokens come in the order of their places, and words lie beside one another: what a word begins behind is past.
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

/** The index keeps a run's last character for those who ask for one character; beside others it says nothing. */
function isLastCharacter({ term, kind }: Token): boolean {
  return kind === 'part' && /^\p{Script=Han}$/u.test(term);
}
