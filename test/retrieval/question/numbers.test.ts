import { describe, expect, it } from 'vitest';
import { monthsIn, yearsIn } from '../../../src/retrieval/question/dates.js';
import { daysIn } from '../../../src/retrieval/question/days.js';
import { numberOf, numbersIn } from '../../../src/retrieval/question/numbers.js';

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

  it('has years with two digits where they are no length of time', () => {
    expect(yearsIn('97年的灯会，08年停办，从96年起，建塔85年，90年代，95年历史，20年')).toEqual(
      new Set(['1997', '2008', '1996']),
    );
  });

  it('has months in English beside a day or a year', () => {
    expect(monthsIn('march 2024, 3rd of may, 6 june, dec. 5; they may march on 20 men in july')).toEqual(
      new Set(['3', '5', '6', '12']),
    );
  });

  it('has days, and each of several from one to another', () => {
    expect(daysIn('4月5日、五月六号、2025-06-07，july 8th，9 august 2024，13月40日，10月')).toEqual(
      new Set(['4-5', '5-6', '6-7', '7-8', '8-9']),
    );
    expect(daysIn('2月3日至5日，4月30日—5月2日，6月7、9日，july 1-3')).toEqual(
      new Set(['2-3', '2-4', '2-5', '4-30', '4-31', '5-1', '5-2', '6-7', '6-9', '7-1', '7-2', '7-3']),
    );
  });

  it('has numbers wherever they stand', () => {
    expect(numbersIn('e1042，六百人，1,130 份')).toEqual(new Set(['1042', '600', '1130']));
    expect(numbersIn('三百多万人，2.5倍')).toEqual(new Set(['300', '0', '3000000', '2', '5', '2.5']));
  });
});
