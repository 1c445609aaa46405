import { describe, expect, it } from 'vitest';
import { isWithin, periodIn } from '../../../src/retrieval/question/period.js';
import { retrieve } from '../../../src/retrieval/retriever.js';
import { indexOf } from '../../support/library-on-disk.js';

/** A Wednesday. */
const NOW = new Date(2026, 0, 14, 12);

describe('periodIn', () => {
  it.each([
    ['去年的预算', '2025-01-01', '2025-12-31'],
    ['前年呢', '2024-01-01', '2024-12-31'],
    ['今年收了多少', '2026-01-01', '2026-12-31'],
    ['上个月的会议纪要', '2025-12-01', '2025-12-31'],
    ['本月活动', '2026-01-01', '2026-01-31'],
    ['上周说了什么', '2026-01-05', '2026-01-11'],
    ['这个星期吃什么', '2026-01-12', '2026-01-18'],
    ['昨天谁来了', '2026-01-13', '2026-01-13'],
    ['what was decided last month', '2025-12-01', '2025-12-31'],
    ['last week', '2026-01-05', '2026-01-11'],
    ['前天谁来了', '2026-01-12', '2026-01-12'],
    ['大前天呢', '2026-01-11', '2026-01-11'],
    ['the day before yesterday', '2026-01-12', '2026-01-12'],
    ['最近三天的菜单', '2026-01-12', '2026-01-14'],
    ['过去2周的会', '2026-01-01', '2026-01-14'],
    ['近两年的预算', '2024-01-14', '2026-01-14'],
    ['过去一年的变化', '2025-01-14', '2026-01-14'],
    ['最近六个月的账', '2025-07-14', '2026-01-14'],
    ['the past three days', '2026-01-12', '2026-01-14'],
    ['over the past year', '2025-01-14', '2026-01-14'],
    ['上季度的营收', '2025-10-01', '2025-12-31'],
    ['这个季度的营收', '2026-01-01', '2026-03-31'],
    ['上半年的营收', '2026-01-01', '2026-06-30'],
    ['去年下半年的营收', '2025-07-01', '2025-12-31'],
  ])('reads “%s” as %s to %s', (question, first, last) => {
    expect(periodIn(question, NOW)).toEqual({ first, last });
  });

  it.each([
    '2025年的预算',
    '2024年上半年的预算',
    '上次的会',
    '目前天气如何',
    '目前年轻人多吗',
    '最近5月的会',
    '附近三天都有雨吗',
    'the last man',
    '',
  ])('reads no days from “%s”', (question) => {
    expect(periodIn(question, NOW)).toBeNull();
  });

  it('counts what is dated by its month or year alone', () => {
    const period = { first: '2025-12-01', last: '2025-12-31' };
    expect(['2025', '2025-12', '2025-12-31'].every((date) => isWithin(date, period))).toBe(true);
    expect(['2026', '2025-11', '2026-01-01'].some((date) => isWithin(date, period))).toBe(false);
  });
});

const menu = (date: string, dish: string): string =>
  `---\ntitle: 食堂周报\ndate: ${date}\n---\n\n食堂这一期的招牌菜是${dish}，中午十一点半开始供应，卖完为止，不接受预订。\n`;

it.each([
  ['食堂上周的招牌菜是什么', '糖醋鱼'],
  ['食堂上个月的招牌菜是什么', '狮子头'],
  ['食堂的招牌菜是什么', '小炒肉'],
])('answers “%s” by the date of the article', async (question, dish) => {
  const live = await indexOf({
    'a.md': menu('2026-01-12', '小炒肉'),
    'b.md': menu('2026-01-06', '糖醋鱼'),
    'c.md': menu('2025-12-20', '狮子头'),
  });
  const { quotes } = await live.use((index) => retrieve(index, null, question, { top: 1, now: NOW }));
  const [first] = quotes;
  expect(first?.article.text.slice(first.quote.start, first.quote.end)).toContain(dish);
});
