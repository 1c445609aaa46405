import { describe, expect, it } from 'vitest';
import { monthsIn, numberOf, numbersIn, yearsIn } from '../../../src/retrieval/question/numbers.js';

describe('numberOf', () => {
  it.each([
    ['十', '10'],
    ['十二', '12'],
    ['二十', '20'],
    ['六百二十四', '624'],
    ['两千三百', '2300'],
    ['一百三十亿', '13000000000'],
    ['三万五千', '35000'],
    ['二〇二五', '2025'],
    ['05', '5'],
    ['1,130', '1130'],
    ['0', '0'],
    ['一亿五千万', '150000000'],
    ['三万亿', '3000000000000'],
    ['1亿5000万', '150000000'],
    ['1.1 万', '11000'],
    ['10多万', '100000'],
    ['一点八亿', '180000000'],
    ['1.80', '1.8'],
  ])('reads %s as %s', (written, digits) => {
    expect(numberOf(written)).toBe(digits);
  });
});

describe('what a text names', () => {
  it('has years, in digits and in Han, and nothing that is none', () => {
    expect(yearsIn('2024年、二〇二五年和 1998-05，不是 20245 也不是 1024')).toEqual(
      new Set(['2024', '2025', '1998']),
    );
  });

  it('has months, and neither moonlight nor how long something took', () => {
    expect(monthsIn('5月、十一月和 2025-06，三个月后，一月亮')).toEqual(new Set(['5', '11', '6']));
  });

  it('has numbers wherever they stand', () => {
    expect(numbersIn('e1042，六百人，1,130 份')).toEqual(new Set(['1042', '600', '1130']));
    expect(numbersIn('三百多万人，2.5倍')).toEqual(new Set(['300', '0', '3000000', '2', '5', '2.5']));
  });
});
