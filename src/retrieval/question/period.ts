import { numberOf } from './numbers.js';

/** Days as articles are dated, `2025-06-01`, the first and the last one. */
export interface Period {
  readonly first: string;
  readonly last: string;
}

/**
 * A day by its year, month (from 0) and day of the month; values out of range roll over into the next or the previous
 * one.
 */
type Day = readonly [year: number, month: number, day: number];

/** Words for a time relative to today, folded, and the days that they mean. */
const SAID: readonly (readonly [RegExp, (today: Day, weekday: number) => readonly [Day, Day]])[] = [
  [/去年上半年/u, ([year]) => monthsOf(year - 1, 0, 6)],
  [/去年下半年/u, ([year]) => monthsOf(year - 1, 6, 6)],
  [/(?<!年)上半年|今年上半年/u, ([year]) => monthsOf(year, 0, 6)],
  [/(?<!年)下半年|今年下半年/u, ([year]) => monthsOf(year, 6, 6)],
  [/(?<!年)上个?季度|\blast quarter\b/u, ([year, month]) => monthsOf(year, quarterOf(month) - 3, 3)],
  [/本季度|这个?季度|\bthis quarter\b/u, ([year, month]) => monthsOf(year, quarterOf(month), 3)],
  // 目前年轻人 has no 前年, and 目前天气 no 前天.
  [/(?<![目以之])前年/u, ([year]) => yearOf(year - 2)],
  [/去年|\blast year\b/u, ([year]) => yearOf(year - 1)],
  [/今年|\bthis year\b/u, ([year]) => yearOf(year)],
  [/上个?月(?!球)|\blast month\b/u, ([year, month]) => monthsOf(year, month - 1, 1)],
  [/本月|这个?月|\bthis month\b/u, ([year, month]) => monthsOf(year, month, 1)],
  [/上个?(?:周|星期|礼拜)|\blast week\b/u, (today, weekday) => weekOf(today, weekday + 7)],
  [/本周|这个?(?:周|星期|礼拜)|\bthis week\b/u, (today, weekday) => weekOf(today, weekday)],
  [/大前天/u, ([year, month, day]) => daysFrom([year, month, day - 3], 1)],
  [
    /(?<![目以之])前天|\bday before yesterday\b/u,
    ([year, month, day]) => daysFrom([year, month, day - 2], 1),
  ],
  [/昨[天日]|\byesterday\b/u, ([year, month, day]) => daysFrom([year, month, day - 1], 1)],
];

/** A number of days, weeks, months or years up to today: 最近三天, 近两年, past week. */
const UP_TO_TODAY =
  /(?:最近|过去|(?<![附临靠接将最])近)这?(?<count>\d{1,3}|[一二两三四五六七八九十]{1,3})(?<unit>个?[天日周年](?!级)|个?星期|个?礼拜|个月)|\b(?:(?:last|past) (?<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)|past) (?<units>day|week|month|year)s?\b/u;
const ENGLISH_NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * The days that a question means by 去年, 上个月 or last week, counted from a day; null if it contains no such words.
 *
 * @param folded the question's text
 * @param now in the time zone of this machine
 */
export function periodIn(folded: string, now: Date): Period | null {
  const today: Day = [now.getFullYear(), now.getMonth(), now.getDate()];
  const [, daysOf] = SAID.find(([said]) => said.test(folded)) ?? [];
  // Weeks begin on Mondays.
  const days = daysOf?.(today, (now.getDay() + 6) % 7) ?? upTo(today, UP_TO_TODAY.exec(folded)?.groups);
  return days && { first: written(days[0]), last: written(days[1]) };
}

/** Whether a date, perhaps only a year or a month, is in a period. */
export function isWithin(date: string, { first, last }: Period): boolean {
  return first.slice(0, date.length) <= date && date <= last.slice(0, date.length);
}

/** @param said what `UP_TO_TODAY` has found */
function upTo(today: Day, said?: RegExpExecArray['groups']): readonly [Day, Day] | null {
  if (!said) return null;
  const { count, unit = '', number = 'one', units = '' } = said;
  const many = count === undefined ? countIn(number) : Number(numberOf(count));
  const [year, month, day] = today;
  if (/年|year/u.test(unit + units)) return [[year - many, month, day], today];
  if (/月|month/u.test(unit + units)) return [[year, month - many, day], today];
  const all = /周|星期|礼拜|week/u.test(unit + units) ? 7 * many : many;
  return daysFrom([year, month, day - all + 1], all);
}

function countIn(english: string): number {
  return /\d/.test(english) ? Number(english) : ENGLISH_NUMBERS.indexOf(english) + 1;
}

/** The first month of a month's quarter. */
function quarterOf(month: number): number {
  return month - (month % 3);
}

function yearOf(year: number): readonly [Day, Day] {
  return monthsOf(year, 0, 12);
}

function monthsOf(year: number, month: number, count: number): readonly [Day, Day] {
  return [
    [year, month, 1],
    [year, month + count, 0],
  ];
}

/** The seven days that begin a number of days before a given one. */
function weekOf([year, month, day]: Day, before: number): readonly [Day, Day] {
  return daysFrom([year, month, day - before], 7);
}

function daysFrom([year, month, day]: Day, count: number): readonly [Day, Day] {
  return [
    [year, month, day],
    [year, month, day + count - 1],
  ];
}

function written([year, month, day]: Day): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
