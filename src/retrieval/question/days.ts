import type { Span } from '../../text/span.js';
import { englishDatesIn } from './english-dates.js';
import { numberOf } from './numbers.js';

const MONTH = '(\\d{1,2}|十[一二]?|[一二三四五六七八九])\\s*月';
const DAY = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const TO = '(?:至|到|[-–—~]+|to|through|and)';
/** A month with one day or several: 3月5日, 3月5日至8日, 3月5、8日. */
const IN_HAN = new RegExp(
  `(?<![\\d个])${MONTH}\\s*(${DAY}(?:[日号]?\\s*(?:${TO}|[、和及])\\s*${DAY}(?![\\d月]))*)[日号]`,
  'gu',
);
const IN_DIGITS = /(?<!\d)(?:19|20)\d\d([-/.])(\d{1,2})\1(\d{1,2})(?!\d)/gu;
/** The same, or a month alone. */
const DATED = /(?<![\d.])(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])(?:\1\d{1,2})?(?![\d.])/gu;
/** What is between the first and the last day of several, up to the last one's month. */
const UP_TO = new RegExp(
  `^(?:st|nd|rd|th)?[日号]?\\s*${TO}\\s*(?:(?:19|20)\\d\\d(?:年|([-/.])\\d{1,2}\\1))?(?:${MONTH}|[a-z]+\\.? )?\\s*$`,
  'u',
);
const LONGEST_MONTH = 31;

/** A day in a text, counted from the first of January as if every month had 31. */
interface DayPlace extends Span {
  readonly count: number;
}

/**
 * The days that a folded text names with their months, as `3-5`: 3月5日, 三月五号, 2025-03-05 and March 5 are the same.
 * Of several from one to another, each.
 */
export function daysIn(folded: string): Set<string> {
  const places = dayPlacesIn(folded);
  const counts = places.flatMap((place, i) => {
    const next = places[i + 1];
    const last = next && UP_TO.test(folded.slice(place.end, next.start)) ? next.count : place.count;
    return Array.from({ length: Math.max(1, last - place.count + 1) }, (_, more) => place.count + more);
  });
  return new Set(
    counts.map((count) => `${Math.floor(count / LONGEST_MONTH) + 1}-${(count % LONGEST_MONTH) + 1}`),
  );
}

/** Where a folded text has dates that look like numbers, versions or names of things: 2025.3.5, March 5. */
export function datePlacesIn(folded: string): Span[] {
  const inDigits = [...folded.matchAll(DATED)].map(({ 0: { length }, index: start }) => ({
    start,
    end: start + length,
  }));
  return [...inDigits, ...englishDatesIn(folded)];
}

function dayPlacesIn(folded: string): DayPlace[] {
  const inDigits = [...folded.matchAll(IN_DIGITS)].flatMap(
    ({ 0: { length }, 2: month = '', 3: day = '', index }) =>
      placed(Number(month), Number(day), { start: index + length - day.length, end: index + length }),
  );
  const inEnglish = englishDatesIn(folded).flatMap(({ month, days }) =>
    days.flatMap(({ day, ...span }) => placed(month, day, span)),
  );
  return [...hanDaysIn(folded), ...inDigits, ...inEnglish].sort((a, b) => a.start - b.start);
}

function hanDaysIn(folded: string): DayPlace[] {
  return [...folded.matchAll(IN_HAN)].flatMap(({ 0: whole, 1: month = '', 2: days = '', index }) => {
    const from = index + whole.length - 1 - days.length;
    return [...days.matchAll(new RegExp(DAY, 'gu'))].flatMap(({ 0: day, index: at }) =>
      placed(Number(numberOf(month)), Number(numberOf(day)), {
        start: from + at,
        end: from + at + day.length,
      }),
    );
  });
}

/** None if there is no such day. */
function placed(month: number, day: number, { start, end }: Span): DayPlace[] {
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= LONGEST_MONTH;
  return isDay ? [{ count: (month - 1) * LONGEST_MONTH + day - 1, start, end }] : [];
}
