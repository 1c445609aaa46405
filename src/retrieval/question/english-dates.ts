import { englishMonth } from '../../text/english-months.js';
import type { Span } from '../../text/span.js';

/** A date in English as far as it is given. */
export interface EnglishDate extends Span {
  /** From 1 on. */
  readonly month: number;
  readonly days: readonly (Span & { readonly day: number })[];
}

const NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])';
/** The name alone. */
const MENTIONED = new RegExp(`(?<![a-z])${NAME}`, 'gu');
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?(?![\\da-z:%]|\\.\\d)';
const TO = '\\s?(?:[-–—]|to|and|through)\\s?';
const DATE = new RegExp(
  `(?<![a-z0-9.:])(?:(?:(\\d{1,2})(?:st|nd|rd|th)?${TO})?(\\d{1,2})(st|nd|rd|th)?(?: of)? )?${NAME}\\.?(?: ${DAY}(?:${TO}${DAY})?)?(,?(?: of)? (?:19|20)\\d\\d(?!\\d))?`,
  'dgu',
);

/**
 * The dates in a folded text whose month is beside a day or a year: in other places, `may` and `march` are verbs.
 */
export function englishDatesIn(folded: string): EnglishDate[] {
  return [...folded.matchAll(DATE)].filter(isDate).map((found) => {
    const {
      0: { length },
      4: name = '',
      index: start,
    } = found;
    const days = [1, 2, 5, 6].flatMap((group) => dayAt(found, group));
    return { month: englishMonth(name), days, start, end: start + length };
  });
}

/** The months, from 1 on, that a folded text has by their names, whatever is beside them. */
export function monthNamesIn(folded: string): number[] {
  return [...folded.matchAll(MENTIONED)].map(([, name = '']) => englishMonth(name));
}

function isDate([, , before, ordinal, name = '', after, , year]: RegExpExecArray): boolean {
  if (after !== undefined || year !== undefined) return true;
  return before !== undefined && (ordinal !== undefined || !/^ma/.test(name));
}

/** None if the group is empty. */
function dayAt(found: RegExpExecArray, group: number): EnglishDate['days'] {
  const [start, end] = found.indices?.[group] ?? [];
  return start === undefined || end === undefined ? [] : [{ day: Number(found[group]), start, end }];
}
