import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate, parseDate } from '../../../src/articles/source/dates.js';

describe('parseDate', () => {
  it.each([
    ['2025-02-11', '2025-02-11'],
    ['2025-2-1', '2025-02-01'],
    ['2025-02-11 21:55:10', '2025-02-11'],
    ['2025-02-11T00:30:00+08:00', '2025-02-11'],
    ['2025-02-11T23:30:00-08:00', '2025-02-11'],
    ['2025-02-11T21:55:10.123Z', '2025-02-11'],
    ['2025/2/11', '2025-02-11'],
    ['2025.02.11', '2025-02-11'],
    ['20250211', '2025-02-11'],
    ['2025年2月11日', '2025-02-11'],
    ['2025 年 12 月 1 日 星期一', '2025-12-01'],
    ['11 Feb 2025', '2025-02-11'],
    ['Tue, 11 Feb 2025 08:00:00 +0000', '2025-02-11'],
    ['February 11, 2025', '2025-02-11'],
    ['Sept. 3rd, 2024', '2024-09-03'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s', (written, date) => {
    expect(parseDate(written)).toBe(date);
  });

  it.each([
    '2025-02-31',
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '02/11/2025',
    '2025',
    '2025-02',
    'yesterday',
    '',
    '2025-02-111',
  ])('makes no date of %j', (written) => {
    expect(parseDate(written)).toBeNull();
  });

  it('gives every day back that it is given', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString();
        expect(parseDate(iso)).toBe(iso.slice(0, 10));
      }),
    );
  });
});

describe('findDate', () => {
  it('prefers when an article came out to when it was kept', () => {
    expect(findDate({ created: '2025-03-01', published: '2025-02-11' })).toEqual({
      date: '2025-02-11',
      warnings: [],
    });
  });

  it('passes over a date that is none, and says so', () => {
    const { date, warnings } = findDate({ date: '2025-02-31', created: '2025-03-01' });
    expect(date).toBe('2025-03-01');
    expect(warnings).toEqual(['The date "2025-02-31" is not a date that can be read.']);
  });

  it('reads a link to a daily note, and takes an empty value for none', () => {
    expect(findDate({ date: '', published: 'null', created: '[[2025-03-01]]' })).toEqual({
      date: '2025-03-01',
      warnings: [],
    });
  });
});
