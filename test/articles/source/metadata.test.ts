import { describe, expect, it } from 'vitest';
import { findAuthor, findTags } from '../../../src/articles/source/metadata.js';

describe('findTags', () => {
  it.each([
    [{ tags: ['AI', '茶'] }, ['AI', '茶']],
    [{ tags: 'AI, 茶 艺，水' }, ['AI', '茶 艺', '水']],
    [{ tags: 'AI 茶' }, ['AI', '茶']],
    [{ tags: ['#AI', 'AI', ' ', '2024'] }, ['AI', '2024']],
    [{ tag: 'a', keywords: 'b, c' }, ['a', 'b', 'c']],
    [{ categories: ['x'] }, []],
    [{ tags: '' }, []],
    [{ tags: null }, []],
    [{ tags: { nested: 'x' } }, []],
    [{ 标签: ['a'], 標籤: 'b' }, ['a', 'b']],
  ])('reads %j', (data, tags) => {
    expect(findTags(data)).toEqual(tags);
  });
});

describe('findAuthor', () => {
  it.each([
    [{ author: 'Ann Lee' }, 'Ann Lee'],
    [{ 作者: '林晓' }, '林晓'],
    [{ authors: ['Ann Lee', '[[林晓]]'] }, 'Ann Lee, 林晓'],
    [{ author: [{ name: 'Ann Lee', url: 'https://a.example' }] }, 'Ann Lee'],
    [{ author: '[Ann Lee](https://a.example)' }, 'Ann Lee'],
    [{ author: 'Ann Lee <ann@a.example>, Bo (@bo)' }, 'Ann Lee, Bo'],
    [{ author: '' }, null],
    [{ author: 'null' }, null],
    [{ author: 'https://a.example/ann' }, null],
    [{}, null],
  ])('reads %j', (data, author) => {
    expect(findAuthor(data)).toBe(author);
  });
});
