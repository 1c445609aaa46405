import { joinWords } from './hyphens.js';

/** A line of inline text, with how many of its visible characters are in links and in bold. */
export interface Line {
  readonly text: string;
  readonly visible: number;
  readonly linked: number;
  readonly bold: number;
  /** The addresses that it links to, as written. */
  readonly links: readonly string[];
}

/** The widths of hard-wrapped text, in columns of a fixed-width font, where a Han character takes two. */
const MIN_WRAP_COLUMNS = 40;
const MAX_WRAP_COLUMNS = 130;
/** The least width of a wrapped line, compared with the widest of its paragraph. */
const MIN_LINE_SHARE = 0.6;
/** The share of a wrapped paragraph's lines that must be that wide. */
const MIN_WIDE_LINES = 0.8;
/** The share of lines that may end with a sentence by chance. */
const MAX_SENTENCE_ENDS = 0.5;

const SENTENCE_END = /[.!?。！？…；;：:][\p{Pe}\p{Pf}"'”’」』]*$/u;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
const WIDE_AT_END = new RegExp(`${WIDE.source}$`);
const WIDE_AT_START = new RegExp(`^${WIDE.source}`);

/** A line that begins with a speaker's name or a field's. */
const LABELLED = /^[^\s:：,，.。]{1,12}\s?[:：]/u;
/** What an editor moves to the next line as a whole: a word, or a Han character with the marks round it. */
const FIRST_WORD = new RegExp(`^(?:\\p{Ps}?(?:${WIDE.source})\\p{P}{0,3}|\\S{1,40})`, 'u');

/**
 * Whether an editor broke these lines at a margin: they are about equally wide and seldom end a sentence.
 * Otherwise each was ended by its author.
 */
export function areWrapped(lines: readonly string[]): boolean {
  const body = lines.slice(0, -1);
  if (body.length === 0 || lines.every((line) => LABELLED.test(line))) return false;
  if (body.length === 1 && !isSentenceInTwo(lines)) return false;
  const widest = Math.max(...lines.slice(0, MAX_LINES).map(columns));
  if (widest < MIN_WRAP_COLUMNS || widest > MAX_WRAP_COLUMNS) return false;
  const wide = body.filter((line) => columns(line) >= widest * MIN_LINE_SHARE).length;
  const ends = body.filter((line) => SENTENCE_END.test(line)).length;
  return wide >= body.length * MIN_WIDE_LINES && ends <= body.length * MAX_SENTENCE_ENDS;
}

/**
 * Whether two lines are one sentence. Two are too few to show a margin, and a title may be as wide: the second ends the
 * sentence, and its first word had no room in the first.
 */
function isSentenceInTwo([first = '', second = '']: readonly string[]): boolean {
  const word = FIRST_WORD.exec(second)?.[0] ?? '';
  return SENTENCE_END.test(second) && columns(first) + columns(word) >= columns(second);
}

/** How many lines are looked at for the widest; engines limit the number of arguments. */
const MAX_LINES = 1000;

/**
 * The lines joined to one, with a space between words and none next to Chinese or within a word that was cut at its
 * hyphen.
 */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    if (text === '' || line === '') return text + line;
    const isWide = WIDE_AT_END.test(text.slice(-1)) || WIDE_AT_START.test(line);
    return isWide ? text + line : joinWords(text, line);
  }, '');
}

/** Whether wide (Chinese, Japanese, Korean) characters make up most of a text. */
export function isMostlyWide(text: string): boolean {
  return columns(text) - text.length > text.length / 2;
}

/** The lines joined to one, counts included. */
export function mergeLines(lines: readonly Line[]): Line {
  return { ...sumLines(lines), text: joinLines(lines.map((line) => line.text.trim())) };
}

/** The counts of all lines, without a text. */
export function sumLines(lines: readonly Line[]): Line {
  const sum = { text: '', visible: 0, linked: 0, bold: 0 };
  for (const { visible, linked, bold } of lines) {
    sum.visible += visible;
    sum.linked += linked;
    sum.bold += bold;
  }
  return { ...sum, links: lines.flatMap(({ links }) => links) };
}

/** A line without counts of links and bold words. */
export function countless(text: string): Line {
  return { text, visible: 0, linked: 0, bold: 0, links: [] };
}

function columns(line: string): number {
  return line.length + (line.match(WIDE)?.length ?? 0);
}
