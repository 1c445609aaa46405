import { expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.js';
import { collectionOf, DEFAULT_COLLECTION } from '../../../src/articles/source/collection.js';

it.each([
  ['a.md', {}, DEFAULT_COLLECTION],
  ['news/a.md', {}, 'news'],
  ['新闻/2024/a.md', {}, '新闻'],
  ['cafe\u0301/a.md', {}, 'caf\u00e9'],
  ['a.md', { collection: 'Essays' }, 'Essays'],
  ['news/a.md', { 合集: '随笔' }, '随笔'],
  ['news/a.md', { 文集: ['一', '二'] }, '一'],
  ['news/a.md', { Collection: 2024 }, '2024'],
  ['news/a.md', { collection: ' two\u0000\nlines ' }, 'two lines'],
  // Nothing is named, or something that parts no articles.
  ['news/a.md', { collection: '' }, 'news'],
  ['news/a.md', { collection: null }, 'news'],
  ['news/a.md', { collection: { name: 'x' } }, 'news'],
  ['news/a.md', { categories: ['x'], 栏目: 'x', 专栏: 'x', 分类: 'x' }, 'news'],
])('%s with %j belongs to %s', (path, data, collection) => {
  expect(collectionOf(path, data)).toBe(collection);
});

it('an article has the collection of its folder, or the one that its file names', () => {
  const parsed = (text: string) => parseArticle('faq/a.md', new TextEncoder().encode(text)).article;
  expect(parsed('Some words.').collection).toBe('faq');
  expect(parsed('---\ncollection: guides\n---\n\nSome words.').collection).toBe('guides');
});
