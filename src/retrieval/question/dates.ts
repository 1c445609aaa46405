import type { Span } from '../../text/span.js';
import { englishDatesIn, monthNamesIn } from './english-dates.js';
import { numberOf } from './numbers.js';

/** What follows a number of years, and no year. */
const LASTING = '代|来|前|后|内|间|以|之|多|余|的?(?:历史|时间|租|产权|使用|寿|高龄)';
/** A year with two digits: 08年, or 98年 where no length of time is likely. */
const SHORT = `(?<![\\d.])(?:(0\\d)|(?<=^|[^\\p{Script=Han}]|[在从自于到至是和与])([89]\\d))(?=年(?!${LASTING}))`;
const YEAR = new RegExp(
  `(?<!\\d)((?:19|20)\\d\\d)(?!\\d)|(?<!\\p{Script=Han})([一二][零〇一二三四五六七八九]{3})(?=年)|${SHORT}`,
  'gu',
);
const MONTH =
  /(?<![\d个])(\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?![亮球饼子光薪票])|(?<!\d)(?:19|20)\d\d[-/.](\d{1,2})(?!\d)/gu;

/** The years from 1900 on that a folded text names. */
export function yearsIn(folded: string): Set<string> {
  return new Set([...folded.matchAll(YEAR)].map(yearOf));
}

/** The months that a folded text names, from 1 on: 5月, 五月, 2025-05 and May 2025 are the same. */
export function monthsIn(folded: string): Set<string> {
  const inEnglish = englishDatesIn(folded).map(({ month }) => String(month));
  return new Set([...monthPlacesIn(folded).map(({ month }) => month), ...inEnglish]);
}

/** The same, and those whose names are anywhere. */
export function monthsMentionedIn(folded: string): Set<string> {
  return new Set([...monthsIn(folded), ...monthNamesIn(folded).map(String)]);
}

/** The months in digits or Han with their places: where the name of the month begins and ends. */
export function monthPlacesIn(folded: string): (Span & { readonly month: string })[] {
  return [...folded.matchAll(MONTH)].map(({ 0: { length }, 1: month, 2: ofDate = '', index: start }) => ({
    month: numberOf(month ?? ofDate),
    start: month === undefined ? start + length - ofDate.length : start,
    end: start + length,
  }));
}

function yearOf([, digits, han, ofThisCentury, ofTheLast]: RegExpExecArray): string {
  if (ofThisCentury !== undefined) return `20${ofThisCentury}`;
  if (ofTheLast !== undefined) return `19${ofTheLast}`;
  return digits ?? numberOf(han ?? '');
}
