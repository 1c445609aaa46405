const DIGITS = new Map([...'零一二三四五六七八九'].map((character, digit) => [character, digit]));

/**
 * A Chinese number from 0 to 999, or a year written digit by digit, in Arabic digits: `二十三` is `23`, `二〇二五` is
 * `2025`.
 *
 * @param written only the characters for digits, 十, 百, 廿 and 卅
 */
export function digitsOf(written: string): string {
  const plain = written.replace(/[〇○]/g, '零').replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (!/[十百]/.test(plain)) return [...plain].map((character) => DIGITS.get(character) ?? 0).join('');
  const [, hundreds = '', tens, ones = ''] = /^(?:(.)百)?零?(?:(.?)十)?(.?)$/.exec(plain) ?? [];
  const ten = tens === undefined ? 0 : tens === '' ? 1 : (DIGITS.get(tens) ?? 0);
  return String((DIGITS.get(hundreds) ?? 0) * 100 + ten * 10 + (DIGITS.get(ones) ?? 0));
}
