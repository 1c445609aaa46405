import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate as findDateTold, parseDate } from '../../../src/articles/source/dates.js';
import { inEnglish } from '../../../src/sentence.js';

/** With what is wrong in English. */
const findDate = (...given: Parameters<typeof findDateTold>) => {
  const read = findDateTold(...given);
  return { ...read, warnings: read.warnings.map(inEnglish) };
};

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
    ['2025-02', '2025-02-01'],
    ['2025年2月', '2025-02-01'],
    ['二〇二五年二月十一日', '2025-02-11'],
    ['二零二五年十二月三十一日', '2025-12-31'],
    ['一九九五年十月', '1995-10-01'],
    ['民国114年2月11日', '2025-02-11'],
    ['中華民國一百一十四年二月十一日', '2025-02-11'],
    ['民國元年一月一日', '1912-01-01'],
    ['1739232000', '2025-02-11'],
    ['1739232000123', '2025-02-11'],
    ['13/02/2025', '2025-02-13'],
    ['02/13/2025', '2025-02-13'],
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
    'yesterday',
    'true',
    '2025-02-1x',
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

  it('takes no word that says whether an article came out for when it did', () => {
    expect(findDate({ published: 'true' })).toEqual({ date: null, warnings: [] });
  });

  it.each([
    [{ publishDate: '2025-02-11', saved_date: '2025-03-01' }],
    [{ saved_date: '2025-03-01', pubDate: '2025-02-11' }],
    [{ 剪藏时间: '2025-03-01', 发布日期: '2025年2月11日' }],
    [{ 發佈時間: '2025-02-11 08:00' }],
    [{ timestamp: '1739232000' }],
    [{ Date_Published: '2025-02-11' }],
  ])('reads the keys of tools: %j', (data) => {
    expect(findDate(data).date).toBe('2025-02-11');
  });

  it.each([
    'a/2025-02-11-tea.md',
    '20250211 茶.md',
    '2025-02-11.md',
    '2025年2月11日 茶.txt',
    '茶(2025-02-11).md',
    '茶_2025.02.11.md',
    'posts/2025/02/11/tea.md',
  ])('reads the day in the name %s, before the day it was kept', (path) => {
    expect(findDate({ saved_date: '2025-03-01' }, { path }).date).toBe('2025-02-11');
    expect(findDate({ date: '2024-01-01' }, { path }).date).toBe('2024-01-01');
  });

  it.each([
    { path: '/2025/02/11/tea' },
    { path: '/2025/02/11/' },
    { permalink: '/2025/2/11/tea.html' },
    { slug: '2025-02-11-tea' },
    { url: 'https://tea.example.org/blog/2025/02/11/cups?x=1' },
    { slug: 'tea', source: 'https://tea.example.org/2025-02-11-cups' },
  ])('reads the day in the address %j, before the day it was kept', (data) => {
    expect(findDate({ ...data, saved_date: '2025-03-01' }).date).toBe('2025-02-11');
    expect(findDate(data, { path: '2025-02-12.md' }).date).toBe('2025-02-12');
    expect(findDate({ ...data, date: '2024-01-01' }).date).toBe('2024-01-01');
  });

  it.each([
    { path: '/2025/02/tea' },
    { path: '/2025/13/11/tea' },
    { slug: 'from-2024-05-14-to-now' },
    { url: 'https://tea.example.org/12025/02/11/' },
    { url: 'https://tea.example.org/2025/02/112/' },
    { link: '从 2025/02/11 起' },
  ])('sees no day in the address %j', (data) => {
    expect(findDate(data).date).toBeNull();
  });

  it.each(['20251311.md', '12345678 numbers.md', 'tea-2025021.md', 'v2025-02-113.md'])(
    'sees no day in %s',
    (path) => {
      expect(findDate({}, { path }).date).toBeNull();
    },
  );

  it('prefers what the first lines say to the name of the file', () => {
    expect(findDate({}, { path: '2025-02-12.md', inText: '2025年2月11日' }).date).toBe('2025-02-11');
  });

  it('reads a link to a daily note, and takes an empty value for none', () => {
    expect(findDate({ date: '', published: 'null', created: '[[2025-03-01]]' })).toEqual({
      date: '2025-03-01',
      warnings: [],
    });
  });
});
