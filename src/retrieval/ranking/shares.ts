import type { QuestionWord } from '../question/terms.js';

/** What a word of a question is worth, 0 or more. */
export type Worth = (word: QuestionWord) => number;

/**
 * The share of a question's words, by their worth, that are among some terms. By words and not by terms: those of
 * three characters and more have overlapping parts, and would count several times.
 */
export function shareOf(terms: ReadonlySet<string>, words: readonly QuestionWord[], worthOf: Worth): number {
  const total = sum(words.map(worthOf));
  return total === 0 ? 0 : sum(words.map((word) => worthOf(word) * heldOf(word, terms))) / total;
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
