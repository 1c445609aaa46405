import { sentence, type Told } from '../../sentence.js';
import { ADDRESS_KEYS, entriesFor, KEPT_KEYS, OWN_PATH_KEYS, PUBLISHED_KEYS } from './keys.js';
import { digitsOf } from './numerals.js';
import type { FrontMatter } from './split-source.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
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
/** A month without a day: its first day stands for it. */
const MONTH_ALONE = /^(\d{4})(?:[-/.](\d{1,2})|\s*年\s*(\d{1,2})\s*月)$/;
/** 13/04/2025 and 04/13/2025, where only one reading is a day. */
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${REST}`, 'i');
/** Years of the Republic, which began in 1912. */
const REPUBLIC = /^(?:中?[华華])?民[国國]\s*(\d{1,3}|元)\s*年/;
const BEFORE_REPUBLIC = 1911;
/** Seconds or milliseconds since 1970, from 2001 on. */
const EPOCH = /^([1-4]\d{9})(?:\.\d+|\d{3})?$/;

/** A day in folders, or at the start of the last name. */
const DAY_IN_PATH =
  /(?:^|\/)((?:19|20)\d{2}(?:\/\d{1,2}\/\d{1,2}(?=\/|$|[?#.])|([-_])\d{1,2}\2\d{1,2}(?=[-_/.]|$)))/;
/** The longest value that can be an address, in UTF-16 code units. */
const MAX_ADDRESS = 2000;

export interface FoundDate {
  /** `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  readonly warnings: readonly Told[];
}

/** Where an article's date is looked for apart from its front matter. */
export interface DateHints {
  /** The file's path below the articles' folder; names such as `2025-04-13-x.md` contain a date. */
  readonly path?: string;
  /** What the text's first lines say, as `parseDate` reads it, or null. */
  readonly inText?: string | null;
}

/**
 * The article's date: its publication by its front matter, by its first lines, or by its file's name or its address,
 * else the day it was saved. A date that can't be read is skipped with a warning.
 */
export function findDate(data: FrontMatter, { path = '', inText = null }: DateHints = {}): FoundDate {
  const warnings: Told[] = [];
  const date =
    dateIn(data, PUBLISHED_KEYS, warnings) ??
    (inText === null ? null : parseDate(inText)) ??
    dateInName(path) ??
    dateInAddress(data) ??
    dateIn(data, KEPT_KEYS, warnings);
  return { date, warnings };
}

function dateIn(data: FrontMatter, keys: readonly string[], warnings: Told[]): string | null {
  for (const [key, value] of entriesFor(data, keys)) {
    const written = writtenDate(value);
    if (written === '') continue;
    const date = parseDate(written);
    if (date) return date;
    warnings.push(
      sentence('The {{key}} "{{written}}" is not a date that can be read.', {
        key,
        written: written.slice(0, 40),
      }),
    );
  }
  return null;
}

/** The date in an article's address: `/2021/05/03/x`, `/posts/2021-05-03-x`. */
function dateInAddress(data: FrontMatter): string | null {
  for (const [, value] of entriesFor(data, [...OWN_PATH_KEYS, ...ADDRESS_KEYS])) {
    const path = typeof value === 'string' && value.length <= MAX_ADDRESS ? value : '';
    const written = DAY_IN_PATH.exec(path)?.[1] ?? '';
    const date = parseDate(written.replace(/[/_]/g, '-'));
    if (date) return date;
  }
  return null;
}

/** A date at the start or the end of a file's name, or its folders' names. */
function dateInName(path: string): string | null {
  const name = (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '').normalize('NFC');
  const [, folders] = /(?:^|\/)(\d{4}\/\d{2}\/\d{2})\/[^/]+$/.exec(path) ?? [];
  const written =
    /^[[(（【]?(\d{4}([-_.])\d{1,2}\2\d{1,2}|\d{8}|\d{4}年\d{1,2}月\d{1,2}日)(?=$|[^\d])/.exec(name)?.[1] ??
    /(?:^|[-_.\s[(（【])(\d{4}([-_.])\d{1,2}\2\d{1,2}|\d{8}|\d{4}年\d{1,2}月\d{1,2}日)[\])）】]?$/.exec(
      name,
    )?.[1] ??
    folders;
  const date = written === undefined ? null : parseDate(written.replace(/_/g, '-'));
  return date !== null && /^(?:19|20)/.test(date) ? date : null;
}

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
  if (dayFirst) return calendarDay(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return calendarDay(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
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

/** A front matter value as text. Lists count by their first entry; Obsidian writes days as links to notes. */
function writtenDate(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return writtenDate(value.flat(2)[0]);
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value)
    .trim()
    .replace(/^\[\[(.*)\]\]$/, '$1');
  // `published: true` says whether, not when.
  return /^(?:null|~|true|false|yes|no)$/i.test(text) ? '' : text;
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name.toLowerCase()) + 1);
}

function calendarDay(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
