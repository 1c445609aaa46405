import { hasHan } from '../../text/letters.js';
import { liesIn } from '../../text/span.js';
import type { Token } from '../../text/tokenize.js';
import { codesIn, MEASURE } from './codes.js';
import { monthsIn, yearsIn } from './dates.js';
import { datePlacesIn, daysIn } from './days.js';
import { foreignWordsIn } from './foreign-words.js';
import type { Forms } from './forms.js';
import { numberOf, SCALED } from './numbers.js';
import { ordinalsIn } from './ordinals.js';
import { singleLettersIn } from './single-letters.js';

/** What a question names that an answer must contain. */
export interface Named {
  readonly years: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  /** Days with their months, as `daysIn` gives them. */
  readonly days: ReadonlySet<string>;
  /** Other numbers, in digits. */
  readonly numbers: ReadonlySet<string>;
  /** Patterns that find those of the numbers that count the things of a series: 第3期. */
  readonly ordinals: readonly RegExp[];
  /**
   * Patterns that find identifiers, versions and models however they are spelt: `E 1042` is E1042, and 3.5 is not
   * 3.5.1.
   */
  readonly codes: readonly RegExp[];
  /** Words in other scripts, in a question in Han, each with the spellings of which an answer must have one. */
  readonly words: Forms;
}

/** Amounts, numbers in digits, and what is counted in Han. Days and years are named otherwise. */
const NUMBER = new RegExp(
  `(?<![\\d.a-z哪前这]|\\d[-/,])(?:${SCALED}|\\d{1,3}(?:,\\d{3})+(?![,\\d])|\\d+\\.\\d+(?=${MEASURE})|\\d{1,9}(?![\\d.a-z年月日]))|第[零〇一二两三四五六七八九十百]+`,
  'gu',
);
/** Smaller ones are written out in English. */
const SPELT_OUT = new Set(['100', '1000', ...Array.from({ length: 21 }, (_, i) => String(i))]);

/** @param folded the question's text, folded, that the tokens were cut from */
export function namedIn(text: string, folded: string, tokens: readonly Token[]): Named {
  const inHan = hasHan(folded);
  const years = yearsIn(folded);
  const dates = datePlacesIn(folded);
  const codes = codesIn(folded, inHan).filter((code) => !liesIn(code, dates));
  const numbers = [...folded.matchAll(NUMBER)]
    .filter(({ 0: { length }, index: start }) => !liesIn({ start, end: start + length }, dates))
    .map(([number]) => numberOf(number.replace('第', '')));
  return {
    years,
    months: monthsIn(folded),
    days: daysIn(folded),
    numbers: new Set(numbers.filter((number) => !years.has(number) && (inHan || !SPELT_OUT.has(number)))),
    ordinals: ordinalsIn(folded),
    codes: [...codes.map(({ pattern }) => pattern), ...singleLettersIn(text, folded, inHan)],
    words: inHan ? foreignWordsIn(folded, tokens, [...codes, ...dates]) : new Map(),
  };
}

/** Whether a question names anything that an answer must contain. */
export function namesAnything({ years, months, numbers, codes, words }: Named): boolean {
  // A day has its month.
  return years.size + months.size + numbers.size + codes.length + words.size > 0;
}
