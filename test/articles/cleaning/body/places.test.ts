import { describe, expect, it } from 'vitest';
import { LIBRARY } from '../../fixtures/bodies.js';
import { join, site } from '../../fixtures/fixture.js';
import { read } from '../../helpers.js';

const LINKS = (n: number): readonly string[] =>
  ['要闻', '生活', '副刊', '文化'].slice(0, n).map((name) => `[${name}](${site}/${name.length})`);

/** A page, and of its unmarked blocks the one that goes by its place; its twin, of which that block stays. */
const PLACES = [
  {
    rule: 'above-title',
    goes: join(...LINKS(3), '### 天气', '# 旧图书馆重开', LIBRARY),
    stays: join('### 天气', '# 旧图书馆重开', LIBRARY),
    words: '天气',
  },
  {
    rule: 'menu-line',
    goes: join(LINKS(1), '河岸', LINKS(2), '# 旧图书馆重开', LIBRARY),
    stays: join('河岸', '# 旧图书馆重开', LIBRARY),
    words: '河岸',
  },
  {
    rule: 'site-name',
    goes: join(
      '河岸日报',
      ...LINKS(2),
      LIBRARY,
      '[关于我们](/a) | [联系我们](/c) | [隐私政策](/p)',
      '河岸日报',
    ),
    stays: join('河岸日报', ...LINKS(2), LIBRARY),
    words: '河岸日报',
  },
  {
    rule: 'label-of-links',
    goes: join(LIBRARY[0], '## 相关阅读', `- [河边的步道](${site}/2)`, LIBRARY, '收藏 点赞 评论(8) 分享'),
    stays: join(LIBRARY[0], '## 馆里新书', `- [河边的步道](${site}/2)`, LIBRARY),
    words: /相关阅读|馆里新书/,
  },
  {
    rule: 'label-of-end',
    goes: join(LIBRARY, '## 其他', ...LINKS(4), '收藏 点赞 评论(8) 分享'),
    stays: join(LIBRARY, '## 其他', '灯还在。'),
    words: '其他',
  },
  {
    rule: 'after-end',
    goes: join(LIBRARY, '收藏 点赞 分享 打印', ...LINKS(3), '河岸日报社主办'),
    stays: join(LIBRARY, '河岸日报社主办'),
    words: '主办',
  },
];

describe.each(PLACES)('by its place, $rule', ({ rule, goes, stays, words }) => {
  const has = (text: string): boolean => text.search(words) !== -1;

  it('goes among the marks of a page', () => {
    const { article, removed } = read(goes, 'page.md');
    expect(has(article.text)).toBe(false);
    expect(removed.filter(({ text }) => has(text)).map((each) => each.rule)).toContain(rule);
  });

  it('stays without them', () => {
    expect(has(read(stays, 'page.md').article.text)).toBe(true);
  });
});
