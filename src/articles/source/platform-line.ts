import { authorOf } from './metadata.js';
import { PLACE } from './places.js';
import { plainLine } from './plain-line.js';

/** What the line under a title says on platforms such as WeChat. */
export interface PlatformLine {
  /** The text without it. */
  readonly body: string;
  readonly author: string | null;
  /** As it was written, or null. */
  readonly date: string | null;
}

/** How many of the first lines may be such a line. */
const REACH = 12;
const DAY = '\\d{4}(?:年\\d{1,2}月\\d{1,2}日|(?<dash>[-/.])\\d{1,2}\\k<dash>\\d{1,2})';
const TIME = '\\d{1,2}:\\d{2}(?::\\d{2})?';
/** `原创 林然 湖边电台 2025年11月20日 08:30 广东`: a mark or a place beside a date with a time. */
const WITH_DAY = new RegExp(
  `^(?<mark>原创|原創|转载|轉載)?\\s*(?<who>[^。！？；：:]{0,40}?)\\s*(?<day>${DAY})\\s+${TIME}(?<place>\\s+(?:(?:发表于|發表於)\\s*)?(?:${PLACE}|IP属地[:：]?\\s*\\p{Script=Han}{2,4}))?(?:\\s+\\d+人听过|\\s*听全文)?$`,
  'u',
);
/** `原创 林然 湖边电台`, with the day in its own line. */
const MARK_ALONE = /^(?:原创|原創)\s+(?<who>[^。！？；：:\s]{1,16}(?:\s+[^。！？；：:\s]{1,20}){0,2})$/u;
/** A line below it that is only a day: `发布于 2025-02-11 08:30`. */
const DAY_ALONE = new RegExp(
  `^(?:(?:发布|發布|发表|發表)(?:于|於|时间|時間|日期)?|日期|时间|時間)?\\s*[:：]?\\s*(?<day>${DAY})(?:\\s+${TIME})?(?:\\s+${PLACE})?$`,
  'u',
);

/** Takes such lines off the start of a text, and returns the author and the date in them. */
export function takePlatformLine(source: string): PlatformLine {
  const lines = source.split('\n');
  const gone = new Set<number>();
  let author: string | null = null;
  let date: string | null = null;
  let seen = 0;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (++seen > REACH) break;
    const text = plainLine(line);
    const isBelow = gone.size > 0 && !line.startsWith('#');
    const alone = isBelow ? DAY_ALONE.exec(text)?.groups : undefined;
    const found = WITH_DAY.exec(text)?.groups ?? MARK_ALONE.exec(text)?.groups ?? alone;
    if (!found || (found.day !== undefined && !alone && !found.mark && !found.place)) continue;
    author ??= firstName(found.who ?? '');
    date ??= found.day ?? null;
    gone.add(at);
  }
  return {
    body: gone.size === 0 ? source : lines.filter((_, at) => !gone.has(at)).join('\n'),
    author,
    date,
  };
}

/** The author comes before the account, which is named twice if both are the same. */
function firstName(who: string): string | null {
  return authorOf(who.split(/\s{2,}|\s(?=\p{Script=Han})/u)[0] ?? '');
}
