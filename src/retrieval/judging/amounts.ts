import { fold } from '../../text/fold.js';

const NUMBER = '(?:\\d[\\d,.:]*|[零〇一二两三四五六七八九十百千万亿半]+)[余多来]?[万亿千百]?';
const MONEY =
  /多少钱|价格|价钱|票价|费用|收费|定价|单价|售价|工资|津贴|贵不贵|怎么收|\bhow much\b|\bpric(?:e|es)\b|\bcosts?\b/u;
/** Amounts that are asked for in other words than they are given in; a number precedes each, or follows a sign. */
const UNITS: readonly (readonly [asked: RegExp, given: string])[] = [
  [/几点|什么时间|几时/u, '\\s*(?:[点时](?!间)|:\\d\\d)'],
  [MONEY, '\\s*(?:元|块|角|美元|欧元|日元|港币|镑|[a-z]{3}\\b|dollars?|euros?|pounds?)'],
  [
    /多久|多长时间|几(?:天|年|个月|小时|分钟)|\bhow long\b/u,
    '\\s*(?:个?(?:年|月|周|星期|礼拜|天|日|小时|钟头|分钟?|秒)|(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\\b)',
  ],
  [/多大年纪|几岁|多大岁数|\bhow old\b/u, '\\s*(?:岁|周岁|years? old)'],
  [/多重/u, '\\s*(?:千克|公斤|克|斤|吨|kg\\b|g\\b)'],
  [/多高|多长(?!时间)|多远|多宽|多深/u, '\\s*(?:公里|千米|厘米|毫米|米|里|km\\b|cm\\b|m\\b)'],
];
/** The counted thing next to the question word: 几次, 多少人. */
const COUNTED = /(?:几|多少)\s*(?<of>(?![几多少钱点时年月号度是呢啊])\p{L})/u;
const COUNTED_IN_ENGLISH = /\bhow many (?<of>[a-z]+?)s?\b/u;

/**
 * Whether a text gives an amount of exactly the thing that is asked for: a time of day for 几点, a price for 多少钱, a
 * number of times for 几次.
 *
 * @param question folded
 */
export function givesAmount(text: string, question: string): boolean {
  const folded = fold(text);
  const units = UNITS.filter(([asked]) => asked.test(question)).map(([, given]) => `${NUMBER}(?:${given})`);
  if (MONEY.test(question)) units.push('[¥$€£]\\s*\\d');
  const { of: counted } = COUNTED.exec(question)?.groups ?? {};
  if (counted !== undefined) units.push(`${NUMBER}\\s*个?\\p{Script=Han}?${counted}`);
  const { of: things } = COUNTED_IN_ENGLISH.exec(question)?.groups ?? {};
  if (things !== undefined) units.push(`(?:${NUMBER}|[a-z]+) (?:[a-z]+ )?${things}s?\\b`);
  return units.some((unit) => new RegExp(unit, 'u').test(folded));
}
