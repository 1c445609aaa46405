import { oneLine } from '../../text/one-line.js';

/** Stands for a line break that the author wrote on purpose, until the blocks are joined. */
export const HARD_BREAK = '\u2028';

const NEW_LINES = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Control characters except for tab and line feed. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;
/** Half a character: a UTF-16 surrogate without its other half. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Zero-width characters, direction marks, soft hyphens and byte order marks. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const PICTOGRAPH_END = /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u;
const PICTOGRAPH_START = /^\p{Extended_Pictographic}/u;
/** The UTF-16 code units that hold a pictograph and what may follow it before a joiner. */
const PICTOGRAPH_UNITS = 4;

/** The text with `\n` as its only line break. */
export function unifyLineBreaks(text: string): string {
  return text.replace(NEW_LINES, '\n');
}

/** The text without invisible characters: control and zero-width characters, soft hyphens, lone surrogates. */
export function dropInvisible(text: string): string {
  return text.replace(CONTROLS, '').replace(LONE_SURROGATE, '\ufffd').replace(INVISIBLE, keepEmojiJoiner);
}

/** A joiner between two emoji makes one of them (a family, a profession); elsewhere it is noise. */
function keepEmojiJoiner(character: string, offset: number, text: string): string {
  if (character !== '\u200d') return '';
  const before = text.slice(Math.max(0, offset - PICTOGRAPH_UNITS), offset);
  const after = text.slice(offset + 1, offset + 3);
  return PICTOGRAPH_END.test(before) && PICTOGRAPH_START.test(after) ? character : '';
}

/** One line of text, for titles and tags: no line breaks, no runs of white space, nothing invisible. */
export function cleanLine(text: string): string {
  return oneLine(dropInvisible(unifyLineBreaks(text)));
}
