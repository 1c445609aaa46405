import { authorOf } from './metadata.js';

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
const DAY = '\\d{4}(?:年\\d{1,2}月\\d{1,2}日|([-/.])\\d{1,2}\\1\\d{1,2})';
/** `原创 林然 湖边电台 2025年11月20日 08:30 广东`: a mark or a place beside a date with a time. */
const WITH_DAY = new RegExp(
  `^(?<mark>原创|原創|转载|轉載)?\\s*(?<who>[^。！？；：:]{0,40}?)\\s*(?<day>${DAY})\\s+\\d{1,2}:\\d{2}(?::\\d{2})?(?<place>\\s+(?:发表于|發表於|IP属地[:：]?)?\\s*\\p{Script=Han}{2,4})?(?<more>\\s+\\d+人听过|\\s*听全文)?$`,
  'u',
);
/** `原创 林然 湖边电台`, with the day in its own line. */
const MARK_ALONE = /^(?:原创|原創)\s+(?<who>[^。！？；：:\s]{1,16}(?:\s+[^。！？；：:\s]{1,20}){0,2})$/u;
/** The link to an account, which leads nowhere outside the platform. */
const DEAD_LINK = /\[([^[\]]*)\]\(\s*javascript:[^)]*\)?;?\)/gi;

/**
 * A line that is only a date, perhaps with a time or a word for what happened: `发布于 2025-02-11 08:30`, or `Posted on
 * May 2, 2024`.
 */
const DAY_ALONE =
  /^(?:(?:发布|發布|发表|發表|撰写|写)(?:于|於|时间|時間|日期)?|日期|时间|時間|posted(?: on)?|published(?: on)?|date)?\s*[:：]?\s*(\d{4}(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\2\d{1,2})|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4})(?:日)?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+\p{Script=Han}{2})?$/iu;

/** The line in minutes that says when people met: `- **会议时间**: 2025-02-11 14:00-15:30`. */
const MET =
  /^(?:[-*+] )?(?:会议|會議|开会|開會|召开|召開)(?:时间|時間|日期)\s*[:：]\s*(?<day>\d{4}(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\2\d{1,2}))|^(?:[-*+] )?(?:meeting )?date(?: (?:and|&) time)?\s*[:：]\s*(?<on>\d{4}-\d{1,2}-\d{1,2}|[a-z]{3,9}\.? \d{1,2},? \d{4})/iu;

/** Takes such lines off the start of a text, and returns the author and the date in them. */
export function takePlatformLine(source: string): PlatformLine {
  const lines = source.split('\n');
  const gone = new Set<number>();
  let author: string | null = null;
  let date: string | null = null;
  let day: string | null = null;
  let seen = 0;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (++seen > REACH) break;
    const text = plainLine(line);
    const alone = line.startsWith('#') ? undefined : DAY_ALONE.exec(text)?.[1];
    const met = MET.exec(text)?.groups;
    day ??= alone ?? met?.day ?? met?.on ?? null;
    // Below the line that names author and account it belongs to the platform, too.
    if (alone !== undefined && gone.size > 0) gone.add(at);
    const found = WITH_DAY.exec(text)?.groups ?? MARK_ALONE.exec(text)?.groups;
    if (!found || (found.day !== undefined && !found.mark && !found.place)) continue;
    author ??= firstName(found.who ?? '');
    date ??= found.day ?? null;
    gone.add(at);
  }
  return {
    body: gone.size === 0 ? source : lines.filter((_, at) => !gone.has(at)).join('\n'),
    author,
    date: date ?? day,
  };
}

/** The author comes before the account, which is named twice if both are the same. */
function firstName(who: string): string | null {
  return authorOf(who.split(/\s{2,}|\s(?=\p{Script=Han})/u)[0] ?? '');
}

/** A line's words without marks of Markdown and HTML. */
function plainLine(line: string): string {
  return line
    .replace(DEAD_LINK, ' $1 ')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, ' $1 ')
    .replace(/<[^<>]+>|[_`]+|\*(?! )|(?<=\S)\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
