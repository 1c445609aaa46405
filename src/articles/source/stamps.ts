import { areNames } from '../facts/speaker-names.js';

/** When something is said in a recording. */
export interface Stamp {
  readonly speaker: string;
  /** As it was written, without fractions of a second: `00:12:05`, `2024-03-05 09:12`. */
  readonly at: string;
  /** The first letters of what is said then. */
  readonly said: string;
}

export interface Unstamped {
  /** The text with `Name: words` if it had `Name (00:12:05):` and the words in the next line. */
  readonly body: string;
  readonly stamps: readonly Stamp[];
}

/** How many lines of one shape make a transcript. */
const MIN_LINES = 2;
/** How many letters distinguish one turn from another of the same speaker. */
const SAID_LENGTH = 12;
/** How many lines may be above the first message of an exported chat; comments with days are below an article. */
const MAX_LINES_ABOVE_CHAT = 3;
const SECONDS_PER_DAY = 86_400;
/** What precedes the day of a post: `发表于 2024-03-05 09:12`. */
const POSTED = /(?:[于於]|时间|時間|日期|更新|\b(?:on|at|updated|posted|published))$/i;

const DAY = '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?';
const TIME = '(?<at>\\d{1,2}:\\d{2}(?::\\d{2})?)(?:[.,]\\d{1,3})?';
/** A day above a transcript, with the hour, is nobody's name. */
const NAME = `(?!${DAY})(?!\\d{1,2}月\\d)(?<name>[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}.&'’·・ -]{0,23}?)`;
const MARKS = '^[ \\t]*(?:[-*+>] )?(?:\\*\\*|__)?';
const BOLD = '(?:\\*\\*|__)?';

/**
 * The ways in which tools write who speaks and when, each with a name, and with what is said if that is in the same
 * line.
 */
const SHAPES: readonly RegExp[] = [
  // Name (00:12:05): words; Name [00:12]
  `${MARKS}${NAME}${BOLD}[ \\t]*[（([]${TIME}[)）\\]]${BOLD}(?:[ \\t]*[:：]${BOLD}[ \\t]*(?<said>.*))?$`,
  // Name 00:06; **Name** 12:05; Name: 00:06; Name 2024-03-05 09:12
  `${MARKS}${NAME}[:：]?${BOLD}[:：]?[ \\t]+\\*{0,2}(?:(?<day>${DAY})[ \\t]+)?${TIME}\\*{0,2}[ \\t]*$`,
  // [00:12] Name; [00:12] Name: words; (00:12) **Name:** words
  `${MARKS}[（([]${TIME}[)）\\]]${BOLD}[ \\t]*${BOLD}${NAME}${BOLD}(?:[ \\t]*[:：]${BOLD}[ \\t]*(?<said>.*))?$`,
  // 00:12 Name: words
  `${MARKS}${TIME}${BOLD}[ \\t]+${BOLD}${NAME}${BOLD}[ \\t]*[:：]${BOLD}[ \\t]*(?<said>.*)$`,
].map((shape) => new RegExp(shape, 'u'));

interface StampedLine {
  readonly line: number;
  readonly name: string;
  /** In an exported chat. */
  readonly day: string | undefined;
  readonly at: string;
  readonly said: string;
}

/** Takes the times off a transcript's lines, and puts who speaks and what is said into one line. */
export function takeStamps(source: string): Unstamped {
  const lines = source.split('\n');
  for (const shape of SHAPES) {
    const found = stampedLines(lines, shape);
    if (isTranscript(found, lines)) return unstamp(lines, found);
  }
  return { body: source, stamps: [] };
}

function stampedLines(lines: readonly string[], shape: RegExp): StampedLine[] {
  return lines.flatMap((text, line) => {
    const { name, day, at, said = '' } = shape.exec(text)?.groups ?? {};
    if (name === undefined || at === undefined || (day !== undefined && POSTED.test(name.trim()))) return [];
    return [{ line, name: name.trim(), day, at, said }];
  });
}

/**
 * Times increase, somebody speaks twice, and something is said each time: a timetable has no text between its lines.
 */
function isTranscript(found: readonly StampedLine[], lines: readonly string[]): boolean {
  if (found.length < MIN_LINES || !areNames(found.map(({ name }) => name))) return false;
  if (found.some(({ day }) => day !== undefined) && !isAtTop(found, lines)) return false;
  const times = found.map(({ day, at }) => seconds(at, day));
  const goesOn = times.filter((time, i) => i === 0 || time >= (times[i - 1] ?? 0)).length;
  const spoken = found.filter(
    ({ said, line }, i) => said !== '' || wordsBelow(lines, line, found[i + 1]?.line) !== -1,
  );
  return goesOn >= found.length * 0.9 && spoken.length >= found.length * 0.8;
}

function isAtTop([first]: readonly StampedLine[], lines: readonly string[]): boolean {
  const above = lines.slice(0, first?.line).filter((line) => line.trim() !== '');
  return above.length <= MAX_LINES_ABOVE_CHAT;
}

function unstamp(lines: readonly string[], found: readonly StampedLine[]): Unstamped {
  const rewritten: string[] = [...lines];
  const stamps: Stamp[] = [];
  for (const [i, { line, name, day, at, said }] of found.entries()) {
    const below = said === '' ? wordsBelow(lines, line, found[i + 1]?.line) : -1;
    const words = below === -1 ? said : (lines[below] ?? '');
    const colon = /\p{Script=Han}/u.test(name + words) ? '：' : ': ';
    // Each turn is its own paragraph.
    rewritten[line] = `\n${name}${colon}${words.trim()}\n`;
    if (below !== -1) rewritten[below] = '';
    const when = day === undefined ? at : `${day} ${at}`;
    stamps.push({ speaker: name, at: when, said: lettersAtStart(words) });
  }
  return { body: rewritten.join('\n').replace(/\n{3,}/g, '\n\n'), stamps };
}

/** The first line of words between a label and the next one, or -1. */
function wordsBelow(lines: readonly string[], label: number, next = lines.length): number {
  for (let at = label + 1; at < next; at++) {
    if ((lines[at] ?? '').trim() !== '') return /^\s*(?:#|```)/.test(lines[at] ?? '') ? -1 : at;
  }
  return -1;
}

/** The part of a turn's words that is compared: the first letters and digits. */
export function lettersAtStart(words: string): string {
  return words.replace(/[^\p{L}\p{N}]/gu, '').slice(0, SAID_LENGTH);
}

/** A number that grows with time; months count as 31 days. */
function seconds(at: string, day = ''): number {
  const [year = 0, month = 0, date = 0] = (day.match(/\d+/g) ?? []).map(Number);
  const clock = at.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return ((year * 12 + month) * 31 + date) * SECONDS_PER_DAY + clock;
}
