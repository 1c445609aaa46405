import { describe, expect, it } from 'vitest';
import { titledDay } from '../../../src/articles/facts/titled-day.js';
import { read } from '../helpers.js';

const TEXT = '馆里商定先修灯，再修桥上的栏杆，费用由两处各出一半，到秋天为止。';

describe('the day in a title', () => {
  it.each([
    'Meeting notes 2024-05-14',
    '2024年5月14日会议纪要',
    '馆务例会 二〇二四年五月十四日',
    'May 14, 2024 Meeting Notes',
    'Minutes of the board of 14 May 2024',
    'Lamp Group Meeting (2024-05-14)',
    '馆务会议（2024年5月14日 星期二）',
    'Meeting Notes 2024-05-14 14:00',
    '图书馆周报 2024-05-14',
    'Ferry newsletter, May 14, 2024',
    '2024-05-14',
    '2024年5月14日 星期二',
  ])('is its own: %s', (title) => {
    expect(titledDay([title])).toBe('2024-05-14');
  });

  it.each([
    'Notes on the flood of May 14, 2024',
    '关于2024年5月14日停电的会议纪要',
    '2024-05-14 停电之后',
    'What the lamp saw on May 14, 2024',
    'Meeting notes 2024-05-14 to 2024-05-16',
    'Meeting notes 2024-05-34',
    'Lamp 2024.05.14.2 meeting',
    'Meeting notes',
  ])('is that of something else, or none: %s', (title) => {
    expect(titledDay([title])).toBeNull();
  });

  it('may stand in the first line, where that says what it is', () => {
    expect(titledDay(['灯', '2024年5月14日会议纪要'])).toBe('2024-05-14');
    expect(titledDay(['灯', '2024-05-14'])).toBeNull();
    expect(titledDay(['堤防条例', '2024年5月14日镇代表会议第三次会议通过'])).toBeNull();
  });
});

describe('the date of minutes', () => {
  it.each([
    [`# 馆务会议纪要 2024-05-14\n\n${TEXT}`, '2024-05-14'],
    [`---\ntitle: 馆务\n---\n# May 14, 2024 Meeting Notes\n\n${TEXT}`, '2024-05-14'],
    [
      `# 馆务\n\n## 基本情况\n\n- **会议时间**: 2024-05-14 14:00-15:30\n- **主持人**: 林晓\n\n${TEXT}`,
      '2024-05-14',
    ],
    [`# 馆务\n\n会议时间：2024年5月14日（星期二）下午\n\n${TEXT}`, '2024-05-14'],
    [`# 馆务\n\n- **Meeting date:** May 14, 2024\n\n${TEXT}`, '2024-05-14'],
    [`# 馆务\n\n- 2024-05-14\n- 2024-05-15\n\n${TEXT}`, null],
    [`# 馆务\n\n- 下次会议时间：2024-05-14\n\n${TEXT}`, null],
    [`# 2024-05-14\n\n${TEXT}\n\n# 2024-05-13\n\n${TEXT}`, null],
  ])('is read from %j', (source, date) => {
    expect(read(source).article.date).toBe(date);
  });

  it('yields to the front matter', () => {
    const { article } = read(`---\ndate: 2024-05-20\n---\n# Meeting notes 2024-05-14\n\n${TEXT}`);
    expect(article.date).toBe('2024-05-20');
  });
});
