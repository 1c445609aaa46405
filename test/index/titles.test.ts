import { describe, expect, it } from 'vitest';
import { foldTitle, TitleIndex } from '../../src/index/titles.js';

const TITLES = ['训练一个模型要花多少钱', '推理成本为什么一直在降', 'Chips and who makes them', '推理'];
const titles = new TitleIndex();
for (const [i, title] of TITLES.entries())
  titles.add({ id: `article-${i}`, title, date: null }, foldTitle(title), `article-${i}`);

function found(text: string, limit = 10): string[] {
  return titles.search(text, limit).map(({ title }) => title);
}

const LATIN = ['Training and inference', 'OpenAI的发布会', 'The shape of nations', 'Engineering machines'];
const latinTitles = new TitleIndex();
for (const [i, title] of LATIN.entries())
  latinTitles.add({ id: `${i}`, title, date: null }, foldTitle(title), `notes-${i}`);

function latin(text: string): string[] {
  return latinTitles.search(text, 10).map(({ title }) => title);
}

describe('TitleIndex', () => {
  it.each([
    ['推理成本', '推理成本为什么一直在降'],
    ['訓練 花錢', '训练一个模型要花多少钱'],
    ['CHIPS', 'Chips and who makes them'],
    ['article-1', '推理成本为什么一直在降'],
    ['who make chips', 'Chips and who makes them'],
  ])('finds by %s', (text, title) => {
    expect(found(text)[0]).toBe(title);
  });

  it('has the whole title first, then those that contain the text', () => {
    expect(found('推理')).toEqual(['推理', '推理成本为什么一直在降']);
  });

  it('gives the first ones for an empty text, nothing for what resembles nothing', () => {
    expect(found(' ', 2)).toEqual(TITLES.slice(0, 2));
    expect(found('足球')).toEqual([]);
  });

  it.each([
    ['half a word', 'inferen', ['Training and inference']],
    ['the middle of a word, if not too short', 'feren', ['Training and inference']],
    ['a name with a letter left out', 'Trainng and inference', ['Training and inference']],
    ['a name in a Chinese title', 'OpenAI 会', ['OpenAI的发布会']],
  ])('finds by %s', (_, text, expected) => {
    expect(latin(text)).toEqual(expected);
  });

  it.each(['nihao', 'ni hao', 'zhong guo', 'shuo shen me', 'asdfgh', 'eni', 'aeiou'])(
    'finds nothing by letters that happen to be in titles: %s',
    (text) => {
      expect(latin(text)).toEqual([]);
    },
  );

  it('looks for the beginning of what is too long for a title', () => {
    expect(found(`${'推理成本为什么一直在降'.repeat(400)}`)).toEqual(['推理成本为什么一直在降']);
  });
});
