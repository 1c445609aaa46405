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
  [/前年/u, ([year]) => yearOf(year - 2)],
  [/去年|\blast year\b/u, ([year]) => yearOf(year - 1)],
  [/今年|\bthis year\b/u, ([year]) => yearOf(year)],
  [/上个?月(?!球)|\blast month\b/u, ([year, month]) => monthOf(year, month - 1)],
  [/本月|这个?月|\bthis month\b/u, ([year, month]) => monthOf(year, month)],
  [/上个?(?:周|星期|礼拜)|\blast week\b/u, (today, weekday) => weekOf(today, weekday + 7)],
  [/本周|这个?(?:周|星期|礼拜)|\bthis week\b/u, (today, weekday) => weekOf(today, weekday)],
  [/昨[天日]|\byesterday\b/u, ([year, month, day]) => daysFrom([year, month, day - 1], 1)],
];

/**
 * The days that a question means by 去年, 上个月 or last week, counted from a day; null if it contains no such words.
 *
 * @param folded the question's text
 * @param now in the time zone of this machine
 */
export function periodIn(folded: string, now: Date): Period | null {
  const today: Day = [now.getFullYear(), now.getMonth(), now.getDate()];
  const [, daysOf] = SAID.find(([said]) => said.test(folded)) ?? [];
  if (!daysOf) return null;
  // Weeks begin on Mondays.
  const [first, last] = daysOf(today, (now.getDay() + 6) % 7);
  return { first: written(first), last: written(last) };
}

/** Whether a date, perhaps only a year or a month, is in a period. */
export function isWithin(date: string, { first, last }: Period): boolean {
  return first.slice(0, date.length) <= date && date <= last.slice(0, date.length);
}

function yearOf(year: number): readonly [Day, Day] {
  return [
    [year, 0, 1],
    [year, 11, 31],
  ];
}

function monthOf(year: number, month: number): readonly [Day, Day] {
  return [
    [year, month, 1],
    [year, month + 1, 0],
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
