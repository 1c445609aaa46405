import { describe, expect, it } from 'vitest';
import { findAddress, findTags } from '../../../src/articles/source/metadata.js';

describe('findAddress', () => {
  it.each([
    [{ url: 'https://a.example/1' }, 'https://a.example/1'],
    [{ url: '/posts/1', source: 'https://a.example/2' }, 'https://a.example/2'],
    [{ source: 'The Daily', link: 'http://a.example/3' }, 'http://a.example/3'],
    [{ source: ['https://a.example/4'] }, 'https://a.example/4'],
    [{ source: '[a](https://a.example/5)' }, 'https://a.example/5'],
    [{ permalink: '/posts/1' }, null],
    [{ url: 'ftp://a.example/6' }, null],
    [{ url: 'javascript:alert(1)' }, null],
    [{ url: 'https://' }, null],
    [{ url: 'https://a.example/茶' }, 'https://a.example/%E8%8C%B6'],
    [{}, null],
  ])('finds the address in %j', (data, url) => {
    expect(findAddress(data, 'Text').url).toBe(url);
  });

  it.each([
    ['a bare link', 'https://a.example/x'],
    ['a link in brackets', '<https://a.example/x>'],
    ['a link with a label', '来源：https://a.example/x'],
    ['a Markdown link', '[site](https://a.example/x)'],
    ['a Markdown link with a title', '[site](https://a.example/x "The site")'],
  ])('takes %s in the last line out of the text', (_, line) => {
    expect(findAddress({}, `Text\n\n${line}\n`)).toEqual({ url: 'https://a.example/x', body: 'Text\n\n' });
  });

  it('reads parentheses inside an address', () => {
    expect(findAddress({}, 'Text\n\n[w](https://a.example/Tea_(drink))').url).toBe(
      'https://a.example/Tea_(drink)',
    );
  });

  it.each([
    'See https://a.example/x',
    '- https://a.example/x',
    '[](https://a.example/x) and more',
    '[![](https://a.example/i.png)](https://a.example/x)',
  ])('leaves a last line like %j alone', (line) => {
    const body = `Text\n\n${line}`;
    expect(findAddress({}, body)).toEqual({ url: null, body });
  });

  it('takes the link that is labelled as the original', () => {
    const body =
      '[Read on Reader](https://reader.example/1)\n[Read Original](https://a.example/x)\n\nText\n\nhttps://b.example';
    expect(findAddress({}, body).url).toBe('https://a.example/x');
  });

  it('leaves a last link in the text where the front matter names another address', () => {
    const body = 'Text\n\nhttps://b.example/y';
    expect(findAddress({ url: 'https://a.example/x' }, body)).toEqual({ url: 'https://a.example/x', body });
  });
});

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
  ])('reads %j', (data, tags) => {
    expect(findTags(data)).toEqual(tags);
  });
});
