import { type Sentence, sentence } from '../../sentence.js';

/** The things that doctor's findings count. */
type Kind = 'file' | 'article' | 'passage' | 'pin' | 'name';

const ONE: Readonly<Record<Kind, Sentence>> = {
  file: sentence('1 file'),
  article: sentence('1 article'),
  passage: sentence('1 passage'),
  pin: sentence('1 pin'),
  name: sentence('1 other name'),
};

const MANY: Readonly<Record<Kind, (count: number) => Sentence>> = {
  file: (count) => sentence('{{count}} files', { count }),
  article: (count) => sentence('{{count}} articles', { count }),
  passage: (count) => sentence('{{count}} passages', { count }),
  pin: (count) => sentence('{{count}} pins', { count }),
  name: (count) => sentence('{{count}} other names', { count }),
};

/** A number with what is counted: `1 article`, `2 articles`. */
export function countOf(count: number, what: Kind): Sentence {
  return count === 1 ? ONE[what] : MANY[what](count);
}
