const APART =
  '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}])[\\p{L}\\p{N}\\p{M}]';
/** A word of a script that sets its words apart, or one character of a script that does not. */
const UNIT = new RegExp(`(?<word>(?:${APART})+)|[\\p{L}\\p{N}]`, 'gu');
/** Before what a word begins with. */
const START = '^';
const PART_LENGTH = 3;
/** What a letter of a word counts, where a Han character, which says as much as two of them, counts 1. */
const LETTER_WEIGHT = 0.5;

/** What a title is found by: a part of it that stands by itself. */
export interface Piece {
  readonly text: string;
  /** How much of what was typed it is; a Han character is 1. */
  readonly weight: number;
}

/**
 * What a text that is typed asks titles for: its characters in scripts that run on; of a word in another script how it
 * begins, and its runs of three letters. So half a word finds the whole, and what letters happen to be in a title
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

/** All pieces that a title is found by: of its words also their first letters, for who has typed no more yet. */
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
