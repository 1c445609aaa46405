import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { respell } from '../../../src/retrieval/question/respell.js';
import { retrieve } from '../../../src/retrieval/retriever.js';
import { soundingLike } from '../../../src/text/homophones.js';
import { indexOf } from '../../support/library-on-disk.js';

const ARTICLES = {
  'a.md': '吊塔由工程师钱伟长设计，地基用的是玄武岩，螺旋桨另外采购。',
  'b.md': '館長林靖宇說，展廳的玻璃來自威尼斯，修復用了三年。',
  'c.md': 'The telescope was ground by Fraunhofer in Munich; its mirror weighs forty kilograms.',
  'd.md': '调音师把肖邦的夜曲弹了两遍，琴键是象牙的。',
};

describe('soundingLike', () => {
  it.each([
    ['凯', '开'],
    ['宇', '雨'],
    ['伟', '维'],
    ['常', '长'],
  ])('knows that %s sounds like %s', (one, other) => {
    expect(soundingLike(one)).toContain(other);
  });

  it('knows nothing of rare characters, letters and nothing', () => {
    for (const one of ['龘', 'a', '']) expect(soundingLike(one)).toEqual([]);
  });
});

describe('respell', () => {
  const respelt = async (question: string) => {
    const live = await indexOf(ARTICLES);
    return live.use(async (index) => (await respell(index, readQuestion(question)))?.text ?? null);
  };

  it.each([
    ['钱维长设计了什么', '钱伟长设计了什么'],
    ['錢偉常是誰', '錢偉长是誰'],
    ['玄舞岩', '玄武岩'],
    ['林敬宇怎么说', '林靖宇怎么说'],
    ['罗旋桨是谁买的', '螺旋桨是谁买的'],
    ['fraunhofr', 'fraunhofer'],
    ['What did Frauenhofer grind?', 'What did fraunhofer grind?'],
    ['telescpoe', 'telescope'],
    ['威尼丝的玻璃', '威尼斯的玻璃'],
    ['展厅的波璃', '展厅的玻璃'],
  ])('takes “%s” for “%s”', async (question, meant) => {
    expect(await respelt(question)).toBe(meant);
  });

  it.each([
    '钱伟长设计了什么',
    '怎么报名',
    'Who is Euler?',
    'telescope',
    'v3.5.1',
    '孙中山是谁',
    'mirrors',
    'Who restored the paintings?',
    '钱伟长是在哪座城市出生的',
    '指的是哪一种玻璃',
    '修复要多少时间',
    '',
  ])('takes “%s” for what it is', async (question) => {
    expect(await respelt(question)).toBeNull();
  });

  it.each([
    ['fraunhofr', 'c'],
    ['林敬宇', 'b'],
    ['玄舞岩', 'a'],
  ])('shows what was meant by “%s”, and is not sure of it', async (question, article) => {
    const live = await indexOf(ARTICLES);
    const { tier, quotes } = await live.use((index) => retrieve(index, null, question, { top: 1 }));
    expect(tier).toBe('related');
    expect(quotes[0]?.article.id).toBe(article);
  });
});
