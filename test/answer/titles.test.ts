import { describe, expect, it } from 'vitest';
import { rankTitles } from '../../src/answer/titles.js';
import { articleOf } from '../support/article.js';

const articles = ['训练一个模型要花多少钱', '推理成本为什么一直在降', 'Chips and who makes them'].map(
  (title, i) => ({ ...articleOf('正文。', { id: `article-${i}`, title }), repostOf: null }),
);

function best(text: string): string | undefined {
  return rankTitles(articles, text)[0]?.article.title;
}

describe('rankTitles', () => {
  it.each([
    ['推理', '推理成本为什么一直在降'],
    ['訓練 花錢', '训练一个模型要花多少钱'],
    ['CHIPS', 'Chips and who makes them'],
    ['article-1', '推理成本为什么一直在降'],
  ])('finds by %s', (text, title) => {
    expect(best(text)).toBe(title);
  });

  it('calls only the whole title exact', () => {
    expect(rankTitles(articles, '推理成本為什麼一直在降')[0]?.isExact).toBe(true);
    expect(rankTitles(articles, '推理成本')[0]?.isExact).toBe(false);
  });

  it('gives everything in its order for an empty text, nothing for what resembles nothing', () => {
    expect(rankTitles(articles, ' ').map(({ article }) => article.id)).toEqual([
      'article-0',
      'article-1',
      'article-2',
    ]);
    expect(rankTitles(articles, '足球')).toEqual([]);
  });
});
