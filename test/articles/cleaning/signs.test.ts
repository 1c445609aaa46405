import { describe, expect, it } from 'vitest';
import { LIBRARY } from '../fixtures/bodies.js';
import { front, join, site } from '../fixtures/fixture.js';
import { read } from '../helpers.js';

const ITEM = (n: number, title: string, text: string, address: string): string =>
  join(`${n}、[${title}](${address}/${n})`, text);

/** The items of a letter, each described below its link. */
const items = (address: string): string =>
  join(
    ITEM(1, '旧桥', '一篇讲旧桥怎样修好的长文。', address),
    ITEM(2, '新灯', '怎样让路灯省下一半的电。', address),
    ITEM(3, '书架', '给书架编号的三种办法。', address),
  );

const CALL = '欢迎关注我们的公众号，每周见。';

const lost = (page: string): readonly string[] => read(page, 'page.md').removed.map(({ text }) => text);

describe('an author’s words among links', () => {
  it.each([
    ['items that are described', join(LIBRARY, items('https://read.example.net'))],
    [
      'items on a page of which the address is known',
      join(front(), LIBRARY, items('https://read.example.net')),
    ],
    [
      'a table of links',
      join(LIBRARY, '| 名字 | 地方 |\n|-|-|\n| [灯](https://a.example/1) | [东](https://a.example/2) |'),
    ],
    [
      'steps with code between',
      join(
        '以这个[提交](https://a.example/1)为例：',
        '1. 先看 [a.go](https://a.example/2)',
        '```\na()\n```',
        '2. 再看 [b.go](https://a.example/3)',
        '```\nb()\n```',
      ),
    ],
    ['a section that is one link', join(LIBRARY, '## 参见', '[借书的规矩](https://a.example/rules)')],
    [
      'a caption that links to its picture',
      join(LIBRARY, '[馆里的老灯](https://a.example/lamp.png)', LIBRARY),
    ],
    ['a line above the title', join('河岸', '# 灯还在', LIBRARY)],
    [
      'links in a text that was exported',
      join('---\nlayout: post\ntitle: 灯\n---\n', LIBRARY, '[上一篇](/a)', '[下一篇](/b)'),
    ],
    ['a call to write to the author', join(LIBRARY, '欢迎投稿，来稿请发至邮箱 post@river.example.org。')],
    [
      'the same in a text that was exported',
      join('---\nlayout: post\ntitle: 灯\n---\n', LIBRARY, '欢迎关注我们的公众号，每周见。'),
    ],
  ])('keep %s', (_, page) => {
    expect(lost(page)).toEqual([]);
  });

  it.each([
    ['cards of the page’s own site', join(front(), LIBRARY, card('旧桥'), card('新灯')), '旧桥'],
    ['links beside a share bar', join(LIBRARY, '收藏 点赞 分享 打印', '[旧桥](/1)', '[新灯](/2)'), '旧桥'],
    [
      'the previous article and the next one',
      join(front(), LIBRARY, `[上一篇：旧桥](${site}/1)`, `[下一篇：新灯](${site}/2)`),
      '旧桥',
    ],
    ['a call on a page of which the address is known', join(front(), LIBRARY, CALL), '每周见'],
    ['a call beside a share bar', join(LIBRARY, '收藏 点赞 分享 打印', CALL), '每周见'],
    ['a call to scan a code', join(LIBRARY, '长按识别二维码，关注我们的公众号。'), '长按'],
  ])('are not %s', (_, page, words) => {
    expect(lost(page).join('\n')).toContain(words);
  });
});

function card(title: string): string {
  return join(`[${title}](${site}/${title})`, '一篇讲它怎样修好的长文。');
}
