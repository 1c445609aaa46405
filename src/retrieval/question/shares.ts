import type { QuestionWord } from './terms.js';

/** How much a word of a question is worth, 0 or more. */
export type Worth = (word: QuestionWord) => number;

/** The share of a question's words, by their worth, that are among some terms, 0..1. */
export type Share = (terms: ReadonlySet<string>) => number;

/**
 * Shares of a question's words, whose worth is the same for every text. Counted in words and not in terms: words of
 * three characters and more have overlapping parts, and would count several times.
 */
export function sharesOf(words: readonly QuestionWord[], worthOf: Worth): Share {
  const worths = words.map(worthOf);
  const total = sum(worths);
  return (terms) =>
    total === 0 ? 0 : sum(words.map((word, i) => (worths[i] ?? 0) * heldOf(word, terms))) / total;
}

/** The weight of a word's commonest form. */
export function leastWeight(weightOf: (term: string) => number): Worth {
  return ({ forms }) => Math.min(...forms.map(weightOf));
}

/** How much of a word is among some terms, 0..1. */
function heldOf({ forms, parts }: QuestionWord, terms: ReadonlySet<string>): number {
  if (forms.some((form) => terms.has(form))) return 1;
  return parts.length === 0 ? 0 : parts.filter((part) => terms.has(part)).length / parts.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
