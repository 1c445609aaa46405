import { describe, expect, it } from 'vitest';
import { beginsAside, isAside } from '../../../src/articles/facts/asides.js';
import { articleOf } from '../../support/article.js';

describe('what an editor says', () => {
  it('is told by its name, in brackets or not', () => {
    for (const line of [
      '编者按：本文写于冬天。',
      '（编者注：船名有误）',
      '编后',
      '【编者的话】渡口后来拆了。',
      '编后语 | 我们又去了一次',
      '后记——两年之后',
      '譯者註：原文如此。',
      'Editor’s note: the ferry stopped in May.',
      '整理：林晚',
      '采访、撰文 | 林晚',
    ])
      expect([line, beginsAside(line)]).toEqual([line, true]);
  });

  it('is no sentence that has the words, and no speaker’s line', () => {
    for (const line of [
      '编者按下了快门。',
      '后记得带伞。',
      '结语言学的缘。',
      '编辑部当时在河边。',
      '采访结束以后，我们去了码头。',
      '整理船舱要一个上午。',
      '记者：您好。',
      'Postscripts are rare.',
    ])
      expect([line, beginsAside(line)]).toEqual([line, false]);
  });

  it('names no speaker', () => {
    expect(['编者按', '整理', 'Editor’s note'].map(isAside)).toEqual([true, true, true]);
    expect(['记者', '林晚', '编者'].map(isAside)).toEqual([false, false, false]);
  });

  it('ends the last turn of an interview, and begins none where it recurs', () => {
    const said = ['记者：船修好了吗？', '周舟：修好了。', '记者：何时下水？', '周舟：春天。'];
    const note = '编者按：船在四月下了水。';
    const { text, turns } = articleOf([note, ...said, note, '它如今停在北岸。', '整理：林晚'].join('\n\n'));
    expect(turns.map(({ speaker, textStart, end }) => [speaker, text.slice(textStart, end)])).toEqual(
      said.map((line) => line.split('：')),
    );
  });
});
