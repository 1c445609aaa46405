/** The keys that may hold the article's date: when it came out first, then when it was kept. */
const DATE_KEYS = ['date', 'published', 'date_published', 'created', 'clipped_at', 'date_saved'] as const;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?';
/** What may follow a day: nothing, or a time of day, which is left out. */
const REST = '(?:$|[T\\s,].*)';

const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${REST}`, 'i');
const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]/;
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${REST}`, 'i');
const DAY_FIRST = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH}[\\s,-]+(\\d{4})${REST}`,
  'i',
);
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${REST}`, 'i');

export interface FoundDate {
  /** `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  readonly warnings: readonly string[];
}

/** The article's date from its front matter; a date that can't be read is passed over with a warning. */
export function findDate(data: Readonly<Record<string, unknown>>): FoundDate {
  const warnings: string[] = [];
  for (const key of DATE_KEYS) {
    const written = writtenDate(data[key]);
    if (!written) continue;
    const date = parseDate(written);
    if (date) return { date, warnings };
    warnings.push(`The ${key} "${written.slice(0, 40)}" is not a date that can be read.`);
  }
  return { date: null, warnings };
}

/**
 * Reads a date as its author wrote it: the time of day and the time zone are left out, nothing is shifted.
 *
 * @returns `YYYY-MM-DD`, or null where the words are no date or no day of the calendar
 */
export function parseDate(written: string): string | null {
  const text = written.trim();
  const dotted = YEAR_FIRST.exec(text);
  if (dotted) return calendarDay(dotted[1], dotted[3], dotted[4]);
  const yearFirst = CHINESE.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) return calendarDay(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return calendarDay(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return calendarDay(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return null;
}

/** A front matter value as text. Lists count by their first entry; Obsidian writes days as links to notes. */
function writtenDate(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return typeof value[0] === 'string' ? writtenDate(value[0]) : '';
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value)
    .trim()
    .replace(/^\[\[(.*)\]\]$/, '$1');
  return /^(?:null|~)$/i.test(text) ? '' : text;
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name.toLowerCase()) + 1);
}

function calendarDay(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
