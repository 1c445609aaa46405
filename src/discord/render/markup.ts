import { oneLine } from '../../text/one-line.js';
import { sentencesOf } from '../../text/sentences.js';
import { Graphemes } from './graphemes.js';

/** Shows that something was left out. */
export const ELLIPSIS = '…';

/** A colon that begins an emoji's code or the rest of an address; not those in times or titles. */
const INLINE_MARKUP = /[\\`*_~|<>[\]]|:(?=[\w+-]*:|\/\/)|@(?=everyone|here)|(?<=<)[@#]/g;
/** What makes a heading or a small line: only at the start of one. */
const HEADING = /(^|\n)([^\S\n]*-?)#/g;
const LATER_HEADING = /(\n)([^\S\n]*-?)#/g;
/** What makes a list: only at the start of a line and before white space; ordered lists are `1.`. */
const LINE_START_MARKUP = /(^|\n)([^\S\n]*)([-+](?=[\s\\]|$)|\d+(?=\.(?:\s|$)))/g;
/** The same where the text continues in a line that has begun. */
const LATER_LINE_MARKUP = /(\n)([^\S\n]*)([-+](?=[\s\\]|$)|\d+(?=\.(?:\s|$)))/g;
/** Discord also makes a preview of an invitation whose address begins with the host. */
const INVITATION = /(?<=discord(?:app)?\.[a-z]+)\//gi;

/**
 * Text that Discord shows exactly as it is, without turning any of it into markup, a mention, an emoji or a link. It
 * is never shorter than the original, and the longer a prefix, the longer its escaped form.
 *
 * @param startsLine false if the text continues in a line that has begun
 */
export function escapeMarkdown(text: string, startsLine = true): string {
  // JSON can't carry half a surrogate pair.
  return text
    .toWellFormed()
    .replace(INLINE_MARKUP, '\\$&')
    .replace(startsLine ? HEADING : LATER_HEADING, '$1$2\\#')
    .replace(INVITATION, '\\/')
    .replace(
      startsLine ? LINE_START_MARKUP : LATER_LINE_MARKUP,
      (_, line: string, space: string, mark: string) =>
        /^\d/.test(mark) ? `${line}${space}${mark}\\` : `${line}${space}\\${mark}`,
    );
}

/**
 * The end of the longest prefix that is no longer than `max` as it is shown and ends between two graphemes.
 *
 * @param show renders a prefix; the result must grow with the prefix, and never be shorter than it
 */
export function longestPrefix(text: string, max: number, show: (prefix: string) => string): number {
  const fits = (end: number) => show(text.slice(0, end)).length <= max;
  if (text.length <= max && fits(text.length)) return text.length;
  let low = 0;
  let high = Math.min(text.length, Math.max(max, 0));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return new Graphemes(windowTo(text, low)).floor(low);
}

/**
 * The text as it is shown if that fits into `max`; else cut after a sentence or, if that would lose too much, after a
 * grapheme, with an ellipsis that shows it.
 *
 * @param show as in `longestPrefix`
 */
export function shorten(
  text: string,
  max: number,
  show: (prefix: string) => string = (prefix) => prefix,
): string {
  const whole = text.length <= max ? show(text) : null;
  if (whole !== null && whole.length <= max) return whole;
  const end = longestPrefix(text, max - ELLIPSIS.length, show);
  return show(text.slice(0, sentenceEndBefore(text, end) ?? end)) + ELLIPSIS;
}

/** A text within a line, on one line, shown exactly as it is, and shortened if it is long. */
export function inLine(text: string, max: number): string {
  return shorten(oneLine(text), max, (part) => escapeMarkdown(part, false));
}

/** The last end of a sentence in the second half of the first `end` characters, or null if there is none. */
export function sentenceEndBefore(text: string, end: number): number | null {
  const window = windowTo(text, end);
  const graphemes = new Graphemes(window);
  const ends = sentencesOf(window).map((sentence) => sentence.end);
  const isCut = (at: number) => at === window.length && window.length < text.length;
  return ends.findLast((at) => at <= end && at * 2 > end && !isCut(at) && graphemes.floor(at) === at) ?? null;
}

/**
 * The part of a text that decides where graphemes end up to an offset: one more character. Looking into a whole text
 * would take time in proportion to its length.
 */
function windowTo(text: string, offset: number): string {
  return text.slice(0, offset + 2);
}
