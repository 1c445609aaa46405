import { countedInHan, NUMERALS, numberOf } from './numbers.js';

/** 第一 is praise, unless it counts one of a series: 世界第一, 第一季. */
const PRAISE = `一(?![${NUMERALS}期章回版场集卷册篇节课季届轮部号条款])`;
/** 第3期, 第十二届, with the first character of what is counted. */
const ORDINAL = new RegExp(
  `第\\s?(?!${PRAISE})(\\d{1,2}|[一二两三四五六七八九十]{1,3})(?![\\d.${NUMERALS}])(\\p{Script=Han})`,
  'gu',
);
/** What makes another thing of a number in digits. */
const COUNTS = '[\\d.年月日时点分秒万亿千百元人%]';

/**
 * Patterns for what a folded question counts: in digits the number may be anywhere, as in a title, in Han only behind
 * 第 or before what is counted, since 一 and 三 are in any text.
 */
export function ordinalsIn(folded: string): RegExp[] {
  return [...folded.matchAll(ORDINAL)].map(([, written = '', counted = '']) => {
    const number = numberOf(written);
    const inHan = countedInHan(Number(number));
    const inDigits = `(?<![\\d.])0*${number}(?:(?!${COUNTS})|\\s?${counted})`;
    const behind = `第\\s?${inHan}(?![${NUMERALS}])`;
    return new RegExp(`${inDigits}|${behind}|(?<![${NUMERALS}])${inHan}${counted}`, 'u');
  });
}
