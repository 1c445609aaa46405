import { onlyLetters } from '../../text/letters.js';

const QUOTED = /[「『“"]([^「」『』“”"]+)[」』”"]/gu;

/** Shorter ones are set in quotation marks for their tone. In letters and digits. */
const SHORTEST = 2;

/** What a question has in quotation marks, as `onlyLetters` gives it: it is asked for word for word. */
export function quotedPhrases(question: string): string[] {
  return [...question.matchAll(QUOTED)]
    .map(([, phrase = '']) => onlyLetters(phrase))
    .filter(({ length }) => length >= SHORTEST);
}
