import { ENGLISH_MONTHS, englishMonth } from '../../text/english-months.js';
import { digitsOf } from './numerals.js';

const MONTH = `(${ENGLISH_MONTHS.join('|')})[a-z]*\\.?`;
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?';
/** What may follow a date: nothing, or a time of day, which is left out. */
const REST = '(?:$|[T\\s,].*)';

const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${REST}`, 'i');
const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*(?:[日号號]|$|\s)/;
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${REST}`, 'i');
const DAY_FIRST = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH}[\\s,-]+(\\d{4})${REST}`,
  'i',
);
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${REST}`, 'i');
/** As in the headers of letters and logs: `Tue Mar  5 14:21:08 2024`. */
const YEAR_BEHIND_TIME = new RegExp(
  `^${WEEKDAY}${MONTH}\\s+(\\d{1,2})\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?:[a-z]{3,4}\\s+)?(\\d{4})${REST}`,
  'i',
);
/** A month without a day: its first day stands for it. */
const MONTH_ALONE = /^(\d{4})(?:[-/.](\d{1,2})|\s*年\s*(\d{1,2})\s*月)$/;
/** 13/04/2025 and 04/13/2025, where only one reading is a day. */
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${REST}`, 'i');
/** Years of the Republic, which began in 1912. */
const REPUBLIC = /^(?:中?[华華])?民[国國]\s*(\d{1,3}|元)\s*年/;
const BEFORE_REPUBLIC = 1911;
/** Seconds or milliseconds since 1970, from 2001 on. */
const EPOCH = /^([1-4]\d{9})(?:\.\d+|\d{3})?$/;

/**
 * Reads a date as its author wrote it: the time of day and the time zone are left out, nothing is shifted; seconds
 * since 1970 are a day in UTC. A month without a day is its first day.
 *
 * @returns `YYYY-MM-DD`, or null if the words are not a date, or no such day exists
 */
export function parseDate(written: string): string | null {
  const text = inDigits(written.trim());
  const epoch = EPOCH.exec(text);
  if (epoch) return new Date(Number(epoch[1]) * 1000).toISOString().slice(0, 10);
  const dotted = YEAR_FIRST.exec(text);
  if (dotted) return calendarDay(dotted[1], dotted[3], dotted[4]);
  const yearFirst = CHINESE.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) return calendarDay(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return calendarDay(dayFirst[3], String(englishMonth(dayFirst[2] ?? '')), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text) ?? YEAR_BEHIND_TIME.exec(text);
  if (monthFirst) return calendarDay(monthFirst[3], String(englishMonth(monthFirst[1] ?? '')), monthFirst[2]);
  const month = MONTH_ALONE.exec(text);
  if (month) return calendarDay(month[1], month[2] ?? month[3], '1');
  return yearLast(text);
}

function yearLast(text: string): string | null {
  const [, first, , second, year] = YEAR_LAST.exec(text) ?? [];
  const days = [calendarDay(year, second, first), calendarDay(year, first, second)].filter(
    (day) => day !== null,
  );
  return days.length === 1 || days[0] === days[1] ? (days[0] ?? null) : null;
}

/** Chinese numerals as digits, and years of the Republic as those of the common era. */
function inDigits(text: string): string {
  const digits = /年/.test(text) ? text.replace(/[〇○零一二三四五六七八九十百廿卅]+/g, digitsOf) : text;
  return digits.replace(
    REPUBLIC,
    (_, year: string) => `${BEFORE_REPUBLIC + (year === '元' ? 1 : Number(year))}年`,
  );
}

function calendarDay(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
