import { ENGLISH_MONTHS } from '../../text/english-months.js';
import { parseDate } from './dates.js';

const DIGITS = '[\\d〇○零一二三四五六七八九十]';
const MONTH = `(?:${ENGLISH_MONTHS.join('|')})[a-z]{0,6}\\.?`;

/**
 * The ways in which a day is written in a line, as the source of a pattern with the flags `i` and `u`. It names a
 * group, `mark`, and so can be in a pattern once.
 */
export const WRITTEN_DAY = [
  '(?<![\\d.-])(?:19|20)\\d{2}(?<mark>[-/.])\\d{1,2}\\k<mark>\\d{1,2}(?![\\d.]?\\d|-)',
  `(?:(?<!${DIGITS})${DIGITS}{4}|民[国國]\\s?${DIGITS}{1,5})\\s?年[\\s/]?${DIGITS}{1,2}\\s?月[\\s/]?${DIGITS}{1,3}\\s?[日号號]`,
  `\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b`,
  `\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4}\\b`,
].join('|');

/** @returns `YYYY-MM-DD`, or null if there is no such day */
export function readWrittenDay(written: string): string | null {
  return parseDate(written.replace(/(?<=[年月])\//g, ''));
}
