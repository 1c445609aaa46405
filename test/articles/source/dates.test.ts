import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDatelines } from '../../../src/articles/source/datelines.js';
import { parseDate } from '../../../src/articles/source/dates.js';
import { findDate as findDateTold } from '../../../src/articles/source/find-date.js';
import { inEnglish } from '../../../src/sentence.js';
import { read } from '../helpers.js';

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
    ['Tue Feb 11 08:05:00 2025', '2025-02-11'],
    ['Tue Feb  4 08:05:00 CST 2025', '2025-02-04'],
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
    { url: 'https://tea.example.org/20250211/cups.html' },
    { url: 'https://tea.example.org/2025/0211/cups.html' },
    { url: 'https://tea.example.org/2025-02/11/cups.html' },
    { url: 'https://tea.example.org/2025/02-11/77.shtml' },
    { url: 'https://tea.example.org/202502/t20250211_77.html' },
    { url: 'https://tea.example.org/a/20250211A05B3' },
    { url: 'https://tea.example.org/story20250211-2' },
    { url: 'https://tea.example.org/202502110830.aspx' },
    { url: 'https://tea.example.org/2025/feb/11/cups' },
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
    { url: 'https://tea.example.org/cups?day=/2025/02/11/' },
    { url: 'https://tea.example.org/cups/2025021100123' },
    { url: 'https://tea.example.org/20251311/cups' },
    { url: 'https://tea.example.org/2099/02/11/cups' },
    { url: 'https://20250211.example.org/cups' },
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

  it('reads the address that the text gives, too', () => {
    expect(findDate({}, { url: 'https://tea.example.org/2025/02/11/cups' }).date).toBe('2025-02-11');
  });

  it('prefers any day of publication to that of the last change, and that to the day it was kept', () => {
    const updated = '2025-02-20';
    expect(findDate({ saved_date: '2025-03-01' }, { updated }).date).toBe(updated);
    expect(findDate({}, { updated, path: '2025-02-11.md' }).date).toBe('2025-02-11');
  });

  it('reads a link to a daily note, and takes an empty value for none', () => {
    expect(findDate({ date: '', published: 'null', created: '[[2025-03-01]]' })).toEqual({
      date: '2025-03-01',
      warnings: [],
    });
  });
});

describe('the day of a text by its own lines', () => {
  const TEXT = '桥上的灯修了三个晚上，守桥的老人每天都来看，最后一晚他带来了一壶茶。';
  const published = (line: string): string | null => findDatelines(`# 灯\n\n${line}\n\n${TEXT}`).published;

  const DAYS = [
    '2025-02-11',
    '2025/2/11',
    '2025.02.11',
    '2025年2月11日',
    '2025 年 02 月 11 日',
    '二〇二五年二月十一日',
    '民國114年2月11日',
    'February 11, 2025',
    '11 Feb 2025',
  ];
  const LINES = [
    '@',
    '（@）',
    '*@*',
    '@ 08:30',
    '@ 星期二',
    '@ 08:30 更多',
    '@ 来源：桥报 作者：林晓',
    '来源：桥报　@',
    '林晓 · @',
    '@ | By Ann Lee',
    'Ann Lee · @ · 4 min read',
    '桥报 | @ 08:30:12',
    '林晓 @ 08:30',
    '桥报记者 林晓 @',
    '[桥报](https://bridge.example) @ 08:30',
    '@ 下午3:30 · 阅读 120',
    '发布于 @ 08:30・广东',
    '发布：@ 08:30 更新：2025-03-01 09:00',
    '更新：2025-03-01 · 首发：@',
    '于 @ 08:30:12 发布',
    'Posted on @',
    '> 发表时间：@',
    '- 日期：@',
  ];
  it.each(LINES)('is read from %s, however the day is written', (line) => {
    const read = DAYS.map((day) => [day, published(line.replace('@', day))]);
    expect(read).toEqual(DAYS.map((day) => [day, '2025-02-11']));
  });

  it.each([
    '2025-02-11T08:30:12+08:00',
    'Tue, 11 Feb 2025 08:30:12 +0800',
    'Tue 11 Feb 2025 08.30 GMT',
    '2025/2/11 08:30（2/11 09:15 更新）',
  ])('is read with its time: %s', (line) => {
    expect(published(line)).toBe('2025-02-11');
  });

  it.each([
    '2025年2月11日 08:30 桥上的灯灭了',
    '2025年2月11日 桥上的灯灭了',
    '2025年2月11日，记者在桥上看到灯灭了',
    '2025-02-11 修桥\n\n2025-02-12 修灯',
    '2025-02-11\n\n修了桥上的灯\n\n2025-02-12\n\n修了栏杆',
    '2025年2月11日至2025年2月14日',
    '- 2025-02-11 修桥',
    '下次会议时间：2025-02-11',
    '| 2025-02-11 | 桥 |',
    '## 2025-02-11',
    '最新推荐文章于 2025-02-11 08:30:12 发布',
    '```\n2025-02-11 08:30:12\n```',
  ])('is none of those that it tells of: %j', (line) => {
    expect(published(line)).toBeNull();
  });

  it('is none where it goes on day by day below', () => {
    expect(findDatelines(`# 灯\n\n2025-02-11\n\n${TEXT}\n\n2025-02-12\n\n${TEXT}`).published).toBeNull();
  });

  it.each([
    ['发布于 2025-02-11 08:30・广东', '2025-02-11', null],
    ['posted @ 2025-02-11 08:30  [林晓](https://a.example)  阅读(12)', '2025-02-11', null],
    ['> 更新: 2025-02-11 08:30:12', null, '2025-02-11'],
    ['编辑于 2025-02-11 08:30', null, '2025-02-11'],
    ['2025-02-11 灯又灭了', null, null],
  ])('may be at its end beside a label: %s', (line, own, updated) => {
    const long = Array.from({ length: 20 }, () => TEXT).join('\n\n');
    expect(findDatelines(`# 灯\n\n${long}\n\n${line}\n`)).toEqual({ published: own, updated });
  });

  it('passes over the day of a text that is recommended, and takes nothing away', () => {
    const lines = '最新推荐文章于 2025-03-01 10:00:00 发布\n\n林晓 于 2025-02-11 08:30:12 发布';
    expect(published(lines)).toBe('2025-02-11');
    expect(read(`# 灯\n\n2025-02-11 08:30 来源：桥报\n\n${TEXT}`).article).toMatchObject({
      date: '2025-02-11',
      text: expect.stringContaining(TEXT),
    });
  });
});
