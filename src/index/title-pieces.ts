const APART =
  '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}])[\\p{L}\\p{N}\\p{M}]';
/** A word of a script that sets its words apart, or one character of a script that does not. */
const UNIT = new RegExp(`(?<word>(?:${APART})+)|[\\p{L}\\p{N}]`, 'gu');
/** Marks the beginning of a word. */
const START = '^';
const PART_LENGTH = 3;
/** How much a letter of a word counts, if a Han character counts 1: it says as much as two letters. */
const LETTER_WEIGHT = 0.5;

/** A part of a title by which it is found. */
export interface Piece {
  readonly text: string;
  /** How much of the typed text it is; a Han character is 1. */
  readonly weight: number;
}

/**
 * The pieces of a typed text: its characters in scripts without spaces; for a word of another script its beginning
 * and its runs of three letters. So half a word finds the whole, and single letters that happen to be in a title
 * count for nothing.
 *
 * @param folded see `fold`
 */
export function piecesOf(folded: string): Piece[] {
  const found = new Map<string, number>();
  for (const { 0: text, groups } of folded.matchAll(UNIT)) {
    const texts = groups?.word === undefined ? [text] : partsOf(text);
    const weight = groups?.word === undefined ? 1 : (LETTER_WEIGHT * text.length) / texts.length;
    for (const each of texts) found.set(each, weight);
  }
  return [...found].map(([text, weight]) => ({ text, weight }));
}

/**
 * All pieces by which a title is found, including the first letters of its words, for people who have typed no more
 * yet.
 */
export function piecesIn(folded: string): Set<string> {
  const found = new Set<string>();
  for (const { 0: text, groups } of folded.matchAll(UNIT)) {
    if (groups?.word === undefined) found.add(text);
    else for (const part of [START + text.slice(0, 1), ...partsOf(text)]) found.add(part);
  }
  return found;
}

function partsOf(word: string): string[] {
  const runs = Array.from({ length: Math.max(0, word.length - PART_LENGTH + 1) }, (_, i) =>
    word.slice(i, i + PART_LENGTH),
  );
  return [START + word.slice(0, 2), ...runs];
}
