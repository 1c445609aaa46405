import { dict } from '@node-rs/jieba/dict.js';
import { EVERYDAY_ENGLISH } from './everyday-english.js';
import { hasHan } from './letters.js';
import { restOfLine } from './sorted-lines.js';

const dictionary = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);

/** The sum of the frequencies of the dictionary's words. */
export const DICTIONARY_TOTAL = 60_101_964;

/** Natural logarithms: one in how many words it is, for a word that says nothing and for one that says everything. */
const COMMON = 6;
const RARE = 17;

/** How much an English word says that is not an everyday one. */
const SELDOM = 0.8;

/**
 * How much a word says in the language at large, 0..1: next to nothing for 开始 or 谢谢, everything for a name that the
 * dictionary doesn't know. Among six articles every word of a chat looks rare; by this measure it does not.
 *
 * @param term folded and stemmed, as `tokenize` gives it
 */
export function rarityOf(term: string): number {
  if (/\p{N}/u.test(term)) return 1;
  if (!hasHan(term)) return englishRarity(term);
  const times = Math.log(DICTIONARY_TOTAL / (frequencyOf(term) + 1));
  return Math.min(1, Math.max(0, (times - COMMON) / (RARE - COMMON)));
}

function englishRarity(term: string): number {
  const tenths = EVERYDAY_ENGLISH.findIndex((words) => words.has(term));
  return tenths < 0 ? SELDOM : tenths / 10;
}

/** How often a word occurs by the segmenter's dictionary, 0 for one that it lacks. */
export function frequencyOf(word: string): number {
  return Number.parseInt(restOfLine(dictionary, `${word} `) ?? '0', 10);
}
