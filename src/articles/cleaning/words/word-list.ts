/**
 * Words of web pages in general, in folded form (see `text/fold.ts`): Simplified, lower case; in `zh` and `en`, one
 * word or pattern on each line. No single one of them decides: they count only by their share in a short line,
 * together with a block's place, its links and its neighbours.
 */
export type WordList = readonly string[];

/** Words by language. If one word begins another, the longer one comes first: the first that fits is found. */
export type Words = readonly [zh: WordList, en: WordList];

/** The lines of a list, each a word or a pattern. */
export function wordList(lines: string): WordList {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** All occurrences of the words in a text: Latin words between word boundaries, Chinese words anywhere. */
export function everyOf([zh, en]: Words): RegExp {
  return new RegExp(`${zh.join('|')}|\\b(?:${en.join('|')})\\b`, 'g');
}

/** One of the words, anywhere in a text. */
export function oneOf([zh, en]: Words): RegExp {
  return new RegExp([...zh, ...en].join('|'), 'u');
}

/** A text that begins with one of the words, whatever marks are before it. */
export function beginsWith([zh, en]: Words): RegExp {
  return new RegExp(`^\\P{L}*(?:${[...zh, ...en].join('|')})`, 'u');
}

/** A text that is one of the words, whatever marks are round it. */
export function isOnly([zh, en]: Words): RegExp {
  return new RegExp(`^\\P{L}*(?:${[...zh, ...en].join('|')})\\P{L}*$`, 'u');
}
