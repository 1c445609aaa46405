import { fold } from './fold.js';
import type { Span } from './span.js';

/** A text's letters and digits, folded, and where each of their UTF-16 code units is in the text. */
export interface Letters {
  readonly letters: string;
  readonly offsets: readonly number[];
}

/** Whether a text has any Han character. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Whether a text has any character of a script whose words are found by pairs of characters: Han, kana, Hangul. */
export function hasPaired(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}

/** What quotations are compared by: white space, punctuation, symbols, case, width and script don't matter. */
export function lettersOf(text: string): Letters {
  const folded = fold(text);
  const kept: string[] = [];
  const offsets: number[] = [];
  for (const { 0: run, index } of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    kept.push(run);
    for (let i = 0; i < run.length; i++) offsets.push(index + i);
  }
  return { letters: kept.join(''), offsets };
}

/** Only the letters and digits of a text, for callers that need no offsets. */
export function onlyLetters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The stretch of the text that a stretch of its letters takes up. */
export function textSpan({ offsets }: Letters, { start, end }: Span): Span {
  const first = offsets[start] ?? 0;
  const last = offsets[end - 1] ?? first;
  return { start: first, end: start < end ? last + 1 : first };
}
