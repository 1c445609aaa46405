import { LIBRARY } from '../../fixtures/bodies.js';
import { site } from '../../fixtures/fixture.js';
import { blocks, type RuleCase } from './rule-case.js';

const POST = (name: string, text: string): string =>
  blocks(`[${name}](https://talk.example.org/x${name.length})`, '2025-03-02', text, '赞同 回复 收藏');

/** What only looks like clutter, and contents. */
export const PROTECTED: readonly RuleCase[] = [
  {
    rule: 'author-below-title',
    name: 'a link to the writer’s page, and one to a column',
    found: { page: blocks('# 灯还在', `[林晓](${site}/author/lin)`, LIBRARY), words: '林晓' },
    not: { page: blocks('# 灯还在', `[副刊](${site}/weekend)`, LIBRARY), words: '副刊' },
  },
  {
    rule: 'authors-in-thread',
    name: 'a name above a post’s date, and a link without a date below',
    found: {
      page: blocks(POST('林晓', LIBRARY[0]), POST('王小丽', LIBRARY[1]), POST('张', LIBRARY[2])),
      words: '王小丽',
    },
    not: {
      page: blocks(
        POST('林晓', LIBRARY[0]),
        `[王小丽](https://talk.example.org/w)`,
        LIBRARY[1],
        '赞同 回复 收藏',
      ),
      words: '王小丽',
    },
  },
  {
    rule: 'contents',
    name: 'a list that the headings say again, and an outline without a label',
    found: {
      page: blocks('## 目录', '- 灯\n- 书', '## 灯', LIBRARY[0], '## 书', LIBRARY[1]),
      words: '- 灯',
    },
    not: {
      page: blocks('要说的有两样：', '- 灯\n- 书', '## 灯', LIBRARY[0], '## 书', LIBRARY[1]),
      words: '- 灯',
    },
  },
  {
    rule: 'own-contents',
    name: 'links to the headings below, and an outline without links',
    found: {
      page: blocks('# 馆', '- [灯](#灯)\n- [书](#书)', '## 灯', LIBRARY[0], '## 书', LIBRARY[1]),
      words: '- 灯',
    },
    not: {
      page: blocks('# 馆', '- 灯\n- 书', '## 灯', LIBRARY[0], '## 书', LIBRARY[1]),
      words: '- 灯',
    },
  },
  {
    rule: 'own-contents',
    name: 'parts within parts, and entries that say more than the headings',
    found: {
      page: blocks(
        '1. [Lamps](#1-lamps)\n   - [Old lamps](#old-lamps)\n2. [Books](#2-books)',
        '## 1. Lamps',
        LIBRARY[0],
        '### Old lamps',
        LIBRARY[0],
        '## 2. Books',
        LIBRARY[1],
      ),
      words: 'old lamps',
    },
    not: {
      page: blocks(
        '- [Lamps](#lamps) were mended first, as the keeper asked.\n- [Books](#books) came next.',
        '## Lamps',
        LIBRARY[0],
        '## Books',
        LIBRARY[1],
      ),
      words: 'mended',
    },
  },
  {
    rule: 'own-contents',
    name: 'links to the headings below, and links to other pages of the same words',
    found: {
      page: blocks('- [灯](#灯)\n- [书](#书)', '## 灯', LIBRARY[0], '## 书', LIBRARY[1]),
      words: '- 灯',
    },
    not: {
      page: blocks(`- [灯](${site}/lamp)\n- [书](${site}/book)`, '## 灯', LIBRARY[0], '## 书', LIBRARY[1]),
      words: '- 灯',
    },
  },
  {
    rule: 'sources',
    name: 'what is cited under a label, and other articles under theirs',
    found: {
      page: blocks(LIBRARY, '参考资料：', '- [市图书馆年报](https://library.example.org/report)'),
      words: '年报',
    },
    not: { page: blocks(LIBRARY, '相关阅读：', `- [市图书馆年报](${site}/report)`), words: '年报' },
  },
  {
    rule: 'sources',
    name: 'links to many places, and links to one',
    found: {
      page: blocks(
        LIBRARY,
        '- [年报](https://library.example.org/r)\n- [档案](https://archive.example.net/f)',
      ),
      words: '年报',
    },
    not: { page: blocks(LIBRARY, `- [年报](${site}/r)\n- [档案](${site}/f)`), words: '年报' },
  },
  {
    rule: 'sources',
    name: 'a document to the text, and a page',
    found: { page: blocks(LIBRARY, `[附件：借书规矩.doc](${site}/f/rules.doc)`), words: '借书规矩' },
    not: { page: blocks(LIBRARY, `[借书规矩的故事](${site}/f/rules)`), words: '借书规矩' },
  },
];
