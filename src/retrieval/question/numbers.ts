const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
/** What numbers in Han are made of. */
export const NUMERALS = '零〇一二两三四五六七八九十百千万亿';
const ANY_NUMBER = new RegExp(`[${NUMERALS}]+|\\d+(?:,\\d{3})+|\\d+`, 'gu');

/** What multiplies the digits before it, also where these are rounded: 3万, 20 亿, 10多万; not 千米 and 千克. */
const SCALE = '(?:[余多来]?\\s?[十百千]?[万亿]+|[十百千](?![米克瓦]))';
/** Digits with a scale: 3万, 1.5亿, 1亿5000万. */
export const SCALED = `\\d+(?:,\\d{3})*(?:\\.\\d+)?${SCALE}(?:\\d+${SCALE})*`;
const IN_HAN = `[${NUMERALS}]+(?:点[〇${DIGITS}]+[万亿]*|[余多][万亿]+)`;
/** Numbers that are more than a run of digits or of numerals. */
const AMOUNT = new RegExp(`(?<![\\d.${NUMERALS}]|\\d,)(?:${SCALED}|\\d+\\.\\d+(?![.\\d])|${IN_HAN})`, 'gu');

/**
 * A number in digits, whether it was written in them, in Han or in both: 二十 is 20, 二〇二五 is 2025, 05 is 5, 3万 is
 * 30000, 一点八 is 1.8.
 */
export function numberOf(written: string): string {
  const plain = written
    .replace(/[,\s余多来]/gu, '')
    .replaceAll('〇', '零')
    .replaceAll('两', '二');
  if (/^\d+$/.test(plain)) return plain.replace(/^0+(?=\d)/, '');
  return /[十百千万亿点.]/.test(plain) ? String(amountOf(plain)) : inDigits(plain);
}

/** The numbers of a folded text, in digits; of 3万 both 30000 and 3, since a table may have the 万 in its header. */
export function numbersIn(folded: string): Set<string> {
  return new Set(
    [...folded.matchAll(ANY_NUMBER), ...folded.matchAll(AMOUNT)].map(([written]) => numberOf(written)),
  );
}

/** A number from 0 to 99: 7 is 七, 12 is 十二, 20 is 二十. */
export function countedInHan(number: number): string {
  const tens = Math.floor(number / 10);
  const unit = number > 0 && number % 10 === 0 ? '' : DIGITS.charAt(number % 10);
  return `${tens > 1 ? DIGITS.charAt(tens) : ''}${tens > 0 ? '十' : ''}${unit}`;
}

function inDigits(han: string): string {
  return [...han].map((character) => DIGITS.indexOf(character)).join('');
}

/** A number in Han with a decimal point. */
const DECIMALS = /^([^点]+)点([零一二三四五六七八九]+)/u;
/** From here on a unit multiplies a whole section. */
const MYRIAD = 10_000;
/** The first significant digits, as many as are exact: 1.1 times 10,000 is a little more than 11,000. */
const EXACT = 15;

function amountOf(written: string): number {
  const plain = written.replace(
    DECIMALS,
    (_, whole: string, rest: string) => `${numberOf(whole)}.${inDigits(rest)}`,
  );
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const part of plain.match(/[\d.]+|./gu) ?? []) {
    const unit = UNITS[part];
    if (unit === undefined) digit = /\d/.test(part) ? Number(part) : DIGITS.indexOf(part);
    else if (unit < MYRIAD) {
      section += (digit || 1) * unit;
      digit = 0;
    } else {
      // 亿 multiplies the 万 before it, and 万 no 亿: 一万亿, 一亿五千万.
      const before = unit > MYRIAD ? total % unit : 0;
      total += (before + section + digit) * unit - before;
      section = 0;
      digit = 0;
    }
  }
  return Number((total + section + digit).toPrecision(EXACT));
}
