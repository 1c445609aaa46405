import { hasHan } from '../../text/letters.js';
import { rarityOf } from '../../text/rarity.js';
import type { Token } from '../../text/tokenize.js';
import { isFunctionWord } from './function-words.js';
import { monthsIn, numberOf, yearsIn } from './numbers.js';
import { singleLettersIn } from './single-letters.js';

/** What a question names that an answer must contain. */
export interface Named {
  readonly years: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  /** Other numbers, in digits. */
  readonly numbers: ReadonlySet<string>;
  /**
   * Patterns that find identifiers, versions and models however they are spelt: `E 1042` is E1042, and 3.5 is not
   * 3.5.1.
   */
  readonly codes: readonly RegExp[];
  /** Words in other scripts, in a question in Han. */
  readonly words: ReadonlySet<string>;
}

/** Whatever precedes it: 3.5.1, v3.5.1 and 版本3.5.1 are the same. */
const VERSION = /(?<![\d.a-z])v?(\d+(?:\.\d+)+)(?![\d%])/gu;
/** Letters and digits in one, a letter and a number, or, beside Han, a word and a number. */
const CODE = /(?<![a-z0-9])([a-z]+(?:[-_.][a-z]+)*)[-_.]?(\d+(?:\.\d+)*)([a-z]*)(?![a-z0-9])/gu;
const SPACED = /(?<![a-z0-9])([a-z]+) +(\d+(?:\.\d+)*)([a-z]*)(?![a-z0-9])/gu;
/** A name that ends in a number, unless that counts something. */
const NUMBERED =
  /(?<![第前后约近超达过每在月年日有为是至到和与共由哪这那几])(\p{Script=Han})(\d{1,2})(?![\d.,:：%％-]|\s*[年月日号时点分秒届个人名位条家次元万亿千百岁米公天周季度种项部强世系类款倍楼层级成折连])/gu;
const NUMBER = /(?<![\d.a-z哪前这]|\d[-/])\d{1,9}(?![\d.a-z年月日])|第[零〇一二两三四五六七八九十百]+/gu;
/** Smaller ones are written out in English. */
const SPELT_OUT = new Set(['100', '1000', ...Array.from({ length: 21 }, (_, i) => String(i))]);

/** @param folded the question's text, folded, that the tokens were cut from */
export function namedIn(text: string, folded: string, tokens: readonly Token[]): Named {
  const inHan = hasHan(folded);
  const years = yearsIn(folded);
  const numbers = [...folded.matchAll(NUMBER)].map(([number]) => numberOf(number.replace('第', '')));
  return {
    years,
    months: monthsIn(folded),
    numbers: new Set(numbers.filter((number) => !years.has(number) && (inHan || !SPELT_OUT.has(number)))),
    codes: [...codesIn(folded, inHan), ...singleLettersIn(text, folded, inHan)],
    words: new Set(inHan ? tokens.filter(isForeign).map(({ term }) => term) : []),
  };
}

/** Whether a question names anything that an answer must contain. */
export function namesAnything({ years, months, numbers, codes, words }: Named): boolean {
  return years.size + months.size + numbers.size + codes.length + words.size > 0;
}

function codesIn(folded: string, inHan: boolean): RegExp[] {
  const versions = [...folded.matchAll(VERSION)].map(([, version = '']) => written(version));
  const codes = [...folded.matchAll(CODE)]
    .filter(([, letters, digits = '']) => letters !== 'v' || !digits.includes('.'))
    .map(([, letters = '', digits = '', rest = '']) => written(...letters.split(/[-_.]/), digits, rest));
  const spaced = [...folded.matchAll(SPACED)]
    .filter(
      ([, letters = '', digits = '']) => (inHan || letters.length === 1) && !yearsIn(digits).has(digits),
    )
    .map(([, letters = '', digits = '', rest = '']) => written(letters, digits, rest));
  const numbered = [...folded.matchAll(NUMBERED)].map(
    ([, last = '', digits = '']) => new RegExp(`${last}[\\s《》·第-]*${digits}(?!\\d)`, 'u'),
  );
  return [...versions, ...codes, ...spaced, ...numbered];
}

/** The parts one after another, with or without a mark between them, and nothing that continues the last one. */
function written(...parts: string[]): RegExp {
  const escaped = parts.filter(Boolean).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`(?<![a-z0-9])v?(?<!\\d\\.)${escaped.join('[-_. ]?')}(?![a-z0-9]|\\.\\d)`, 'u');
}

/** A word that says little is mentioned in passing. */
const TELLING = 0.5;

function isForeign({ term, kind }: Token): boolean {
  return kind === 'word' && /^[a-z]{2,}$/.test(term) && !isFunctionWord(term) && rarityOf(term) >= TELLING;
}
