import { fold } from '../../text/fold.js';
import { readWrittenDay, WRITTEN_DAY } from '../source/written-days.js';

/** The longest line that is looked into, in UTF-16 code units. */
const MAX_LENGTH = 120;
const DAY = new RegExp(WRITTEN_DAY, 'giu');
/** What may be next to a date without adding anything to it. */
const BESIDE =
  /^[\s,，:：()（）[\]【】|｜_–—-]+|[\s,，:：()（）[\]【】|｜_–—-]+$|(?:星期|周|週)[一二三四五六日天]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}:\d{2}\b(?:\s?(?:[ap]m|utc|gmt)\b)?/giu;
/** `on the flood of May 2, 2010`: the date of the subject, not of the article. */
const TOLD = /(?:\b(?:of|on|about|since|until|before|after|from)(?: the)?|关于|自|从|对|至)\s*$/iu;

/** Another meeting than this one, or one that passed what the text is: a law names it, and is of another day. */
const OTHER = /下一?次|上一?次|通[过過]|修[订訂正改]|\b(?:next|last|previous)\b/iu;

/** What a line with a date at one end must be called for the date to be the article's. */
interface DayRule {
  readonly why: string;
  /** @param rest the line without its date; `before` is the part before the date */
  readonly holds: (rest: string, before: string) => boolean;
}

const MEETING: DayRule = {
  why: 'Minutes are of the day on which people met, whatever word leads to it.',
  holds: (rest) =>
    !OTHER.test(rest) &&
    /\b(?:meetings?|minutes|stand-?ups?|retrospectives?|agenda)\b|会议|纪要|例会|[周月晨早站]会|座谈会/iu.test(
      rest,
    ),
};
const RECORD: DayRule = {
  why: 'Notes, logs and letters bear their day as a name; one that a preposition leads to is their subject.',
  holds: (rest, before) =>
    !TOLD.test(before) &&
    /\b(?:notes|journal|diary|log|weekly|daily|digest|newsletter|briefing|transcript|sync|call)\b|[日周月]报|[早晚]报|日记|日志|记录|简报|通讯/iu.test(
      rest,
    ),
};
const NOTHING: DayRule = {
  why: 'A title that was given and is a day is that of what was written on it; a heading may be one of many.',
  holds: (rest) => rest === '',
};

/**
 * The article's own date in a title or a first line, as in `Meeting notes 2024-05-14`, or null. Most dates in titles
 * belong to the subject, and two of them are a span.
 *
 * @param lines the title in the front matter, then other lines at the text's start, which must say what they are
 * @returns `YYYY-MM-DD`
 */
export function titledDay([title = '', ...lines]: readonly string[]): string | null {
  const day = dayIn(title, [NOTHING, MEETING, RECORD]);
  return lines.reduce((found, line) => found ?? dayIn(line, [MEETING, RECORD]), day);
}

function dayIn(line: string, rules: readonly DayRule[]): string | null {
  if (line.length > MAX_LENGTH) return null;
  const [found, second] = line.matchAll(DAY);
  if (!found || second) return null;
  const before = bare(line.slice(0, found.index));
  const after = bare(line.slice(found.index + found[0].length));
  if (before !== '' && after !== '') return null;
  const rest = fold(before + after);
  return rules.some(({ holds }) => holds(rest, before)) ? readWrittenDay(found[0]) : null;
}

function bare(part: string): string {
  return part.replace(BESIDE, '').trim();
}
