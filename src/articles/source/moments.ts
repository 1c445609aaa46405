import { readWrittenDay, WRITTEN_DAY } from './written-days.js';

const CLOCK =
  '\\d{1,2}(?:[:：]\\d{2}(?:[:：]\\d{2}(?:\\.\\d+)?)?|\\.\\d{2}(?=\\s?(?:[ap]m|gmt|utc|[bce]e?st)\\b))(?!\\d)';
const HALF = '上午|下午|晚上|晚间|晚間|凌晨|中午|早上|傍晚';
const ZONE = '\\s?[ap]\\.?m\\b\\.?|\\s?(?:gmt|utc|z|[bcep][ed]?[sd]t)\\b|\\s?[+-]\\d{2}:?\\d{2}';
const TIME = `(?:${HALF})?\\s?${CLOCK}(?:\\s?[-–~至]\\s?${CLOCK})?(?:${ZONE}){0,3}`;
const WEEKDAY =
  '(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b\\.?)';
/** A day with its weekday, and a time on either side. */
const MOMENT = new RegExp(
  `(?:${WEEKDAY},?\\s)?(?:(?<![\\d:])${CLOCK},?\\s)?(?<day>${WRITTEN_DAY})(?:[\\s,，]*[（(]?${WEEKDAY}[)）]?)?(?:(?<time>(?:t|[\\s,，·|–-]*)${TIME})|\\s?(?:${HALF})(?![\\p{L}\\p{N}]))?`,
  'giu',
);
/** A time without a day, or beside one without a year: `3/5 15:00`. */
const LOOSE_TIME = new RegExp(`(?:(?<!\\d)\\d{1,2}[/-]\\d{1,2}\\s)?(?<![\\d:])${TIME}`, 'giu');

/** Stands for a moment in the line that it was taken out of. */
export const MOMENT_MARK = '\0';

export interface Moment {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether a time of day is beside it. */
  readonly timed: boolean;
}

export interface MarkedLine {
  /** In the order of their marks. */
  readonly moments: readonly Moment[];
  /** The line with `MOMENT_MARK` for each of them, and without other times. */
  readonly marked: string;
}

/** Takes the days out of a line, with weekdays and times; one that no calendar has stays. */
export function markMoments(text: string): MarkedLine {
  const moments: Moment[] = [];
  const marked = text.replaceAll(MOMENT_MARK, ' ').replace(MOMENT, (whole, ...rest) => {
    const groups = rest.at(-1) as { day: string; time?: string };
    const day = readWrittenDay(groups.day);
    if (day === null) return whole;
    moments.push({ day, timed: groups.time !== undefined });
    return MOMENT_MARK;
  });
  return { moments, marked: marked.replace(LOOSE_TIME, ' ') };
}
