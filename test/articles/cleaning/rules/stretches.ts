import { LIBRARY } from '../../fixtures/bodies.js';
import { site } from '../../fixtures/fixture.js';
import { blocks, type RuleCase } from './rule-case.js';

const CARD = (title: string, teaser: string): string => blocks(`[${title}](${site}/${title.length})`, teaser);

/** What a label or a return of buttons tells, and what the neighbours tell. */
export const STRETCHES: readonly RuleCase[] = [
  {
    rule: 'machine-summary',
    name: 'a summary by software, and one by the author',
    found: { page: blocks('AI摘要', '旧图书馆重新开放，灯还在。', LIBRARY), words: '灯还在' },
    not: { page: blocks('摘要', '旧图书馆重新开放，灯还在。', LIBRARY), words: '灯还在' },
  },
  {
    rule: 'comments',
    name: 'comments with dates, and a section on comments',
    found: { page: blocks(LIBRARY, '## 评论（2）', '3小时前', '小时候常去那里。'), words: '小时候' },
    not: { page: blocks(LIBRARY, '## 评论', '读者写在墙上的话，馆长每晚都会读一遍再关灯。'), words: '墙上' },
  },
  {
    rule: 'comments',
    name: 'comments by the buttons that return, and one row of buttons',
    found: {
      page: blocks(LIBRARY, '小时候常去那里。', '回复 赞 3', '灯还是那盏灯。', '回复 赞 1'),
      words: '那盏灯。',
    },
    not: { page: blocks(LIBRARY, '小时候常去那里。', '灯还是那盏灯。', '回复 赞 1'), words: '还是那盏灯。' },
  },
  {
    rule: 'related',
    name: 'headlines of others below the text, and a section with text of its own',
    found: {
      page: blocks(LIBRARY, '## 相关文章', '河边新修了步道', `[校车改线公告](${site}/2)`),
      words: '步道',
    },
    not: { page: blocks(LIBRARY, '## 更多', ...LIBRARY, '河边新修了步道'), words: '步道' },
  },
  {
    rule: 'related',
    name: 'headlines of the page’s own site, and what an author recommends on several others',
    found: {
      page: blocks(LIBRARY, '## 相关阅读', '城里的新灯', `- [校车改线](${site}/1)\n- [新开的店](${site}/2)`),
      words: '城里的新灯',
    },
    not: {
      page: blocks(
        LIBRARY,
        '## 相关阅读',
        '城里的新灯',
        '- [校车](https://bus.example.org/1)\n- [新店](https://shop.example.net/2)\n- [旧桥](https://bridge.example.edu/3)',
      ),
      words: '城里的新灯',
    },
  },
  {
    rule: 'related',
    name: 'headlines of others, and a list of what something has that mentions a link',
    found: {
      page: blocks(LIBRARY, '## 更多', '城里的新灯', `[校车改线公告](${site}/2)`),
      words: '城里的新灯',
    },
    not: {
      page: blocks(
        LIBRARY,
        '## 更多',
        '城里的新灯',
        `- 名字：沿河的路灯\n- 样子：比从前的矮一些，光也柔和，见[图](${site}/2)\n- 换法：拧下灯罩，从下面取出旧灯泡`,
      ),
      words: '城里的新灯',
    },
  },
  {
    rule: 'cards',
    name: 'titles with teasers below the text, and one alone',
    found: {
      page: blocks(
        LIBRARY,
        CARD('河边新修了步道', '全长两公里，沿岸种了柳树。'),
        CARD('校车改线', '新线多停两站。'),
      ),
      words: '两公里',
    },
    not: { page: blocks(LIBRARY, CARD('河边新修了步道', '全长两公里，沿岸种了柳树。')), words: '两公里' },
  },
  {
    rule: 'sponsors',
    name: 'an advertisement before the next heading, and a section on sponsors',
    found: {
      page: blocks(LIBRARY, '赞助商', `[河岸书店](${site}/s)本周免费试用，领取请到店。`, '## 灯', LIBRARY),
      words: '到店',
    },
    not: {
      page: blocks(LIBRARY, '赞助商', '没有一家企业愿意为旧书付钱。', '## 灯', LIBRARY),
      words: '旧书付钱',
    },
  },
  {
    rule: 'form-below',
    name: 'a line in part labels below a button, and below a text',
    found: { page: blocks(LIBRARY, '登录', '从这里登录'), words: '从这里' },
    not: { page: blocks(LIBRARY, '从这里登录'), words: '从这里' },
  },
  {
    rule: 'form-above',
    name: 'a line in part labels above a button, and above a text',
    found: { page: blocks('从这里登录', '登录', LIBRARY), words: '从这里' },
    not: { page: blocks('从这里登录', LIBRARY), words: '从这里' },
  },
];
