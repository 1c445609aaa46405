import { onlyLetters } from '../../text/letters.js';

const QUOTED = /[「『“"]([^「」『』“”"]+)[」』”"]/gu;

/** The least length, in letters and digits: shorter words are put in quotation marks for their tone. */
const SHORTEST = 2;

/** What a question has in quotation marks, as `onlyLetters` gives it: that must be found word for word. */
export function quotedPhrases(question: string): string[] {
  return [...question.matchAll(QUOTED)]
    .map(([, phrase = '']) => onlyLetters(phrase))
    .filter(({ length }) => length >= SHORTEST);
}
