import {
  type DayKind,
  isAloneOrSigned,
  isDateline,
  isOnlyDays,
  isSigned,
  kindOf,
  type LineShape,
} from './dateline-shapes.js';
import { isFenced } from './line-links.js';
import { markMoments } from './moments.js';
import { plainLine } from './plain-line.js';

/** The days that a text gives as its own, `YYYY-MM-DD` or null. */
export interface Datelines {
  /** When it came out. */
  readonly published: string | null;
  /** When it was last changed. */
  readonly updated: string | null;
}

interface DatedLine {
  readonly day: string;
  readonly kind: DayKind;
}

/** How many lines at either end of a text may say when it is from. */
const REACH = 12;
/** The longest line that is looked into, without its marks and with them, in UTF-16 code units. */
const MAX_LENGTH = 100;
const MAX_WRITTEN_LENGTH = 600;
/** The longest line that may be only a day, in UTF-16 code units. */
const MAX_DAY_LENGTH = 40;

const PROSE = /[。！？；]/u;
const MIN_PROSE_LENGTH = 20;
const ENGLISH_PROSE = /\p{Ll}[.!?](?:\s|$)/u;
const MIN_ENGLISH_LENGTH = 60;
/** A heading, or a row of a table. */
const NO_DATELINE = /^\s*(?:#|\|)/;
/** What every day is written with. */
const HAS_YEAR = /\d{4}|[年]/;
const ITEM = /^[\s>]*(?:[-*+•]|\d+[.)、])\s/;
/** A day of another text, or of another meeting. */
const OTHER = /最新推荐|推荐文章|相关文章|下一?次|上一?次|\b(?:next|last|previous) meeting/iu;

/**
 * The days in the lines under a title, and beside a label at the end of a text. Lines count that hold little else than a
 * day: its time, where a text is from, who wrote it; below the first paragraph, those that hold nothing else. Several
 * such days without a label are what the text is about.
 */
export function findDatelines(source: string): Datelines {
  const lines = source.split('\n');
  const fenced = isFenced(lines);
  const visible = lines.filter((line, at) => line.trim() !== '' && !fenced[at]);
  const first = visible.slice(0, REACH);
  const prose = first.findIndex((line) => isProse(plainLine(line.slice(0, MAX_WRITTEN_LENGTH))));
  const head = first.flatMap((line, at) =>
    daysOf(line, prose === -1 || at < prose ? isDateline : isAloneOrSigned),
  );
  const tail = visible
    .slice(Math.max(REACH, visible.length - REACH))
    .flatMap((line) => daysOf(line, isSigned));
  return {
    published: only(head, 'published') ?? ownDay(head, visible) ?? only(tail, 'published'),
    updated: only(head, 'updated') ?? only(tail, 'updated'),
  };
}

function isProse(text: string): boolean {
  return (
    text.length > MAX_LENGTH ||
    (PROSE.test(text) && text.length >= MIN_PROSE_LENGTH) ||
    (ENGLISH_PROSE.test(text) && text.length >= MIN_ENGLISH_LENGTH)
  );
}

/** The days in a line, if its shape is one that counts. */
function daysOf(line: string, counts: (shape: LineShape) => boolean): DatedLine[] {
  if (line.length > MAX_WRITTEN_LENGTH || NO_DATELINE.test(line) || !HAS_YEAR.test(line)) return [];
  const text = withoutMarks(line);
  if (text.length > MAX_LENGTH || PROSE.test(text) || OTHER.test(text)) return [];
  const { marked, moments } = markMoments(text);
  const days = moments.map(({ day }, at) => ({ day, kind: kindOf(marked, at) }));
  const shape = { marked, isTimed: moments.some(({ timed }) => timed), isItem: ITEM.test(line) };
  if (days.length === 0 || !counts({ ...shape, isLabelled: days.some(({ kind }) => kind !== null) }))
    return [];
  return days.map(({ day, kind }) => ({ day, kind: kind ?? 'unlabelled' }));
}

function withoutMarks(line: string): string {
  return plainLine(line.replace(/^[\s>]+/, '').replace(ITEM, ''));
}

/** The one day of a kind, or null if there is none or another one, too. */
function only(found: readonly DatedLine[], wanted: DayKind): string | null {
  const days = new Set(found.filter(({ kind }) => kind === wanted).map(({ day }) => day));
  const [day] = days;
  return days.size === 1 && day !== undefined ? day : null;
}

/** The one day without a label, unless other lines are other days: then the text goes day by day. */
function ownDay(head: readonly DatedLine[], lines: readonly string[]): string | null {
  const day = only(head, 'unlabelled');
  return day === null || lines.some((line) => isOtherDay(line, day)) ? null : day;
}

function isOtherDay(line: string, day: string): boolean {
  if (line.length > MAX_DAY_LENGTH || !HAS_YEAR.test(line)) return false;
  const { marked, moments } = markMoments(withoutMarks(line.replace(/^\s*#+\s/, '')));
  const [moment] = moments;
  return moment !== undefined && !moment.timed && moment.day !== day && isOnlyDays(marked);
}
