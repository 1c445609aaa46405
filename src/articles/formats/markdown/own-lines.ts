import { isByline } from '../../facts/byline.js';

/** A day, and whatever follows it. */
const DAY_FIRST = /^[\p{P}\s]{0,3}(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)日?(.*)$/u;
/** What may follow a day in its own line: a time, the day of the week. */
const CLOCK = /^(?:[\p{P}\sTZ\d]|星期.|周.|週.|上午|下午)*$/u;
const CLOCK_FIRST = /^[T\s]{1,4}\d{1,2}:\d{2}/;
const SENTENCE_END = /[.!?。！？；;]$/u;
const ADDRESS = /^<?https?:\/\/[^\s<>]+>?$/i;
/** How many lines at a paragraph's start may be an address; further down it may be a part of a wrapped sentence. */
const FIRST_LINES = 2;

/** Lines in runs: one that is never a part of a sentence is a run by itself. */
export function runsOfLines<T extends { readonly text: string }>(lines: readonly T[]): readonly T[][] {
  const runs: T[][] = [];
  let wasAlone = true;
  for (const [i, line] of lines.entries()) {
    const text = line.text.trim();
    const isEdge = i < FIRST_LINES || i === lines.length - 1;
    const isAlone = isDate(text) || isWritersLine(text) || (isEdge && ADDRESS.test(text));
    if (isAlone || wasAlone) runs.push([line]);
    else runs.at(-1)?.push(line);
    wasAlone = isAlone;
  }
  return runs;
}

/** `2024-03-05 08:21`, perhaps with a paper's name behind the time. */
function isDate(text: string): boolean {
  const rest = DAY_FIRST.exec(text)?.[1];
  if (rest === undefined) return false;
  if (rest.length < CLOCK_LENGTH && CLOCK.test(rest)) return true;
  return CLOCK_FIRST.test(rest) && !SENTENCE_END.test(text);
}

/** The longest time and day of the week, in UTF-16 code units. */
const CLOCK_LENGTH = 40;

/** A line on who wrote a text; what begins in lower case, or ends a sentence, continues one: `by the river.` */
function isWritersLine(text: string): boolean {
  return isByline(text) && !/^\p{Ll}/u.test(text) && !SENTENCE_END.test(text);
}
