import type { Span } from '../../text/span.js';

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
const ANY_NUMBER = /[零〇一二两三四五六七八九十百千万亿]+|\d+(?:,\d{3})+|\d+/gu;
const YEAR = /(?<!\d)((?:19|20)\d\d)(?!\d)|(?<!\p{Script=Han})([一二][零〇一二三四五六七八九]{3})(?=年)/gu;
const MONTH =
  /(?<![\d个])(\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?![亮球饼子光薪票])|(?<!\d)(?:19|20)\d\d[-/.](\d{1,2})(?!\d)/gu;

/** A number in digits, whether it was written in them or in Han: 二十 is 20, 二〇二五 is 2025, 05 is 5. */
export function numberOf(written: string): string {
  const plain = written.replaceAll(',', '').replaceAll('〇', '零').replaceAll('两', '二');
  if (/^\d+$/.test(plain)) return plain.replace(/^0+(?=\d)/, '');
  return /[十百千万亿]/.test(plain) ? String(amountOf(plain)) : [...plain].map(digitOf).join('');
}

/** The numbers of a folded text, in digits. */
export function numbersIn(folded: string): Set<string> {
  return new Set([...folded.matchAll(ANY_NUMBER)].map(([written]) => numberOf(written)));
}

/** The years from 1900 on that a folded text names. */
export function yearsIn(folded: string): Set<string> {
  return new Set([...folded.matchAll(YEAR)].map(([, digits, han = '']) => digits ?? numberOf(han)));
}

/** The months that a folded text names, from 1 on: 5月, 五月 and 2025-05 are the same. */
export function monthsIn(folded: string): Set<string> {
  return new Set(monthPlacesIn(folded).map(({ month }) => month));
}

/** The same with their places: where the name of the month begins and ends. */
export function monthPlacesIn(folded: string): (Span & { readonly month: string })[] {
  return [...folded.matchAll(MONTH)].map(({ 0: { length }, 1: month, 2: ofDate = '', index: start }) => ({
    month: numberOf(month ?? ofDate),
    start: month === undefined ? start + length - ofDate.length : start,
    end: start + length,
  }));
}

function digitOf(character: string): number {
  return DIGITS.indexOf(character);
}

function amountOf(han: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of han) {
    const unit = UNITS[character];
    if (unit === undefined) digit = digitOf(character);
    else if (unit < UNITS_OF_SECTION) {
      section += (digit || 1) * unit;
      digit = 0;
    } else {
      total = (total + section + digit) * unit;
      section = 0;
      digit = 0;
    }
  }
  return total + section + digit;
}

/** From here on a unit multiplies everything before it. */
const UNITS_OF_SECTION = 10_000;
