import { fold } from './fold.js';
import { segmenter } from './jieba.js';
import type { Span } from './span.js';
import { stem } from './stem.js';

/** A term and its place; the offsets refer to the text that was tokenized. */
export interface Token extends Span {
  readonly term: string;
  /** A word of the text as it was cut; a pair of Han characters or a part of a compound that overlaps such words. */
  readonly kind: 'word' | 'part';
}

const HIRAGANA = '\\p{Script=Hiragana}';
const KATAKANA = '\\p{Script=Katakana}ー';
const HANGUL = '\\p{Script=Hangul}';
/** A letter, mark or digit of a script that sets its words apart. */
const APART = `(?![\\p{Script=Han}${HIRAGANA}${KATAKANA}${HANGUL}])[\\p{L}\\p{N}\\p{M}]`;
/**
 * A run of Han characters, one of kana or Hangul, or a word or number of another script with the marks that hold compounds
 * together.
 */
const RUN = new RegExp(
  `(\\p{Script=Han}+)|([${KATAKANA}]+|${HIRAGANA}+|${HANGUL}+)|\\p{N}+(?:[.,]\\p{N}+)+%?|(?:${APART})+(?:[-_.+'’](?:${APART})+)*[+#%]*`,
  'gu',
);
const PART = /[\p{L}\p{N}\p{M}]+/gu;
const NUMBER = /^(\p{N}+(?:[.,]\p{N}+)*)%?$/u;

/**
 * The terms of a text, for the index, the query and the highlight alike. Han characters give the dictionary's words,
 * every pair of neighbours, and the last character of a run (so that with prefix matching every single character can
 * be found); kana and Hangul give their runs, every pair and the last character; other scripts give words, and for
 * compounds such as `gpt-4o` also their parts. A term is listed once for each place; terms are folded and in the
 * order of their places.
 */
export function tokenize(text: string): Token[] {
  const folded = fold(text);
  const tokens: Token[] = [];
  for (const run of folded.matchAll(RUN)) {
    if (run[1]) addHan(tokens, run[1], run.index);
    else if (run[2]) addPairs(tokens, run[2], run.index);
    else addWord(tokens, run[0], run.index);
  }
  return tokens;
}

function addHan(tokens: Token[], run: string, offset: number): void {
  const add = (term: string, at: number, kind: Token['kind']): void => {
    tokens.push({ term, start: offset + at, end: offset + at + term.length, kind });
  };
  const words = segmenter().cut(run, true);
  let next = 0;
  let nextAt = 0;
  for (const { pair, at } of pairsOf(run)) {
    const word = nextAt === at ? words[next++] : undefined;
    nextAt += word?.length ?? 0;
    // The shorter one first, and a word that is a pair once.
    if (word !== undefined && word.length <= pair.length) add(word, at, 'word');
    if (word?.length !== pair.length) add(pair, at, 'part');
    if (word !== undefined && word.length > pair.length) add(word, at, 'word');
  }
}

/** A run whose words nothing marks: as a whole, for people who write it that way, and by its pairs. */
function addPairs(tokens: Token[], run: string, offset: number): void {
  tokens.push({ term: run, start: offset, end: offset + run.length, kind: 'word' });
  for (const { pair, at } of pairsOf(run))
    if (pair.length < run.length)
      tokens.push({ term: pair, start: offset + at, end: offset + at + pair.length, kind: 'part' });
}

/** Every character with the one behind it, the last one alone, and where it is. */
function pairsOf(run: string): { readonly pair: string; readonly at: number }[] {
  const characters = [...run];
  let at = 0;
  return characters.map((character, i) => {
    const pair = { pair: character + (characters[i + 1] ?? ''), at };
    at += character.length;
    return pair;
  });
}

function addWord(tokens: Token[], word: string, offset: number): void {
  const add = (term: string, at: number, kind: Token['kind']): void => {
    tokens.push({ term: plain(term), start: offset + at, end: offset + at + term.length, kind });
  };
  add(word, 0, 'word');
  const number = NUMBER.exec(word)?.[1];
  const parts = number ? [number] : (word.match(PART) ?? []);
  let at = 0;
  for (const part of parts) {
    if (part === word) continue;
    at = word.indexOf(part, at);
    add(part, at, 'part');
    at += part.length;
  }
}

/** Spellings of one term: digits with and without separators, either apostrophe, singular and plural. */
function plain(term: string): string {
  return stem(term.replaceAll(',', '').replaceAll('’', "'"));
}

/**
 * The terms of a text in scripts that set words apart: its words and numbers and their parts.
 *
 * @param folded a text that was folded before
 */
export function wordsIn(folded: string): Set<string> {
  const tokens: Token[] = [];
  for (const run of folded.matchAll(RUN)) if (!run[1] && !run[2]) addWord(tokens, run[0], run.index);
  return new Set(tokens.map(({ term }) => term));
}
