import type { Span } from '../../text/span.js';
import { yearsIn } from './dates.js';
import { countedInHan, NUMERALS } from './numbers.js';

/** An identifier, version or model that a question names, its place, and the pattern that finds it. */
export interface Code extends Span {
  readonly pattern: RegExp;
}

/**
 * What a number with a decimal point measures: 1.8倍 is no version. Not what also begins another word: 3.5元素, 3.5升级.
 */
export const MEASURE =
  '\\s*(?:[倍十百千万亿块米吨斤岁秒天寸折亩克度%‰℃°]|元(?![素宇])|角(?!色)|升(?!级)|分(?![支类析享发区])|个(?!人)|[公英]里|公[斤顷分升]|[毫厘微][米克升]|[美欧日港]元|英镑|平[方米]|立方|小时)';
/** Whatever precedes it: 3.5.1, v3.5.1 and 版本3.5.1 are the same. */
const VERSION = new RegExp(
  `(?<![\\d.a-z])v?(\\d+(?:\\.\\d+)+)([a-z][a-z0-9]*)?(?![a-z\\d]|${MEASURE})`,
  'gu',
);
/** Letters and digits in one, a letter and a number, or, beside Han, a word and a number. */
const CODE = /(?<![a-z0-9])([a-z]+(?:[-_.][a-z]+)*)[-_.]?(\d+(?:\.\d+)*)([a-z]*)(?![a-z0-9])/gu;
const SPACED = /(?<![a-z0-9])([a-z]+) +(\d+(?:\.\d+)*)([a-z]*)(?![a-z0-9])/gu;
/** A name that ends in a number, unless that counts something. */
const NUMBERED =
  /(?![第前后约近超达过每在月年日有为是至到和与共由哪这那几的了着得买卖送花坐住需用满仅只才就再又给让从])(\p{Script=Han})(\d{1,2})(?![\d.,:：%％-]|\s*[年月日号时点分秒届个人名位条家次元万亿千百岁米公天周季度种项部强世系类款倍楼层级成折连期章回版场块路集卷册篇轮题台辆件张只颗斤克吨升股])/gu;

/** The identifiers, versions and models in a folded question; all but versions are read otherwise beside Han. */
export function codesIn(folded: string, inHan: boolean): Code[] {
  const versions = [...folded.matchAll(VERSION)].map((found) => code(found, written(...partsOf(found))));
  const codes = [...folded.matchAll(CODE)]
    .filter(([, letters, digits = '']) => letters !== 'v' || !digits.includes('.'))
    .map((found) => {
      const [letters = '', ...others] = partsOf(found);
      return code(found, written(...letters.split(/[-_.]/), ...others));
    });
  const spaced = [...folded.matchAll(SPACED)]
    .filter(
      ([, letters = '', digits = '']) => (inHan || letters.length === 1) && !yearsIn(digits).has(digits),
    )
    .map((found) => code(found, written(...partsOf(found))));
  const numbered = [...folded.matchAll(NUMBERED)].map((found) => code(found, withNumber(found)));
  return [...versions, ...codes, ...spaced, ...numbered];
}

function partsOf([, ...parts]: RegExpExecArray): string[] {
  return parts.filter(Boolean);
}

function code({ 0: { length }, index: start }: RegExpExecArray, pattern: RegExp): Code {
  return { pattern, start, end: start + length };
}

/** The parts one after another, with or without a mark between them, and nothing that continues the last one. */
function written(...parts: string[]): RegExp {
  const escaped = parts.map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`(?<![a-z0-9])v?(?<!\\d\\.)${escaped.join('[-_. ]?')}(?![a-z0-9]|\\.\\d)`, 'u');
}

/** The end of a name and its number, in digits or in Han: 湖光3, 湖光三. */
function withNumber([, last = '', digits = '']: RegExpExecArray): RegExp {
  const inHan = `${countedInHan(Number(digits))}(?![${NUMERALS}])`;
  return new RegExp(`${last}[\\s《》·第-]*(?:${digits}(?!\\d)|${inHan})`, 'u');
}
