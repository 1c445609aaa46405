import { onlyLetters } from '../../text/letters.js';

/** The least length of a word, in characters: in a shorter one a character is half of it. */
const SHORTEST = 3;

/**
 * Whether a text has the wanted word with one Han character changed: 矽藻土 if it has 硅藻土, since regions and writers
 * differ in how they write such a word.
 */
export function hasNearSpelling(text: string, word: string): boolean {
  const wanted = onlyLetters(word);
  if (wanted.length < SHORTEST || !/^\p{Script=Han}+$/u.test(wanted)) return false;
  const letters = onlyLetters(text);
  return [...wanted].some((_, at) => {
    const spelling = `${wanted.slice(0, at)}\\p{Script=Han}${wanted.slice(at + 1)}`;
    return new RegExp(spelling, 'u').test(letters);
  });
}
