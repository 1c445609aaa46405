import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.js';

const BODY = [
  '城北的旧图书馆在三月重新开放，馆员们花了两个冬天，把十一万册书一本一本擦干净，再按新的编号放回架上。',
  '第一天来了四百多人，很多是从前在这里写作业的孩子，如今带着自己的孩子来认路，也有人只是想看看那盏老灯还在不在。',
  '馆长说，灯一直在，只是换了灯泡；真正换掉的是规矩，从今往后借书不再需要押金，也没有人会催还。',
  '附近的书店起初担心生意，后来发现，借过书的人更愿意买书，三月的账比去年同期多了两成，老板为此多请了一个店员。',
].join('\n\n');

const ENGLISH = [
  'The old ferry came back to the river in April, after four years on dry land and a long argument about who should pay for the paint.',
  'Its first trip carried sixty passengers, two dogs and a piano that nobody had managed to move by road since the bridge was closed.',
  'The captain, who had learned the crossing from her father, said that the current had not changed, only the number of people who asked.',
].join('\n\n');

function clean(markdown: string) {
  return parseArticle(
    'page.md',
    new TextEncoder().encode(`---\nurl: https://news.example.com/a\n---\n\n${markdown}`),
  );
}

function kept(markdown: string): string {
  return clean(markdown).article.text;
}

describe('what must go', () => {
  it.each([
    [
      'a breadcrumb and a register link',
      `[首页](https://example.com/) > [本地](https://example.com/l) > 正文 [注册](https://example.com/r)\n\n${BODY}`,
      '注册',
    ],
    [
      'a share bar',
      `分享至\n\n[微信](https://example.com/w) [微博](https://example.com/b)\n\n${BODY}`,
      '微博',
    ],
    [
      'a list of other headlines at the end',
      `${BODY}\n\n## 相关推荐\n\n- [桥头的面馆涨价五毛](https://example.com/1)\n- [河边新修了步道](https://example.com/2)\n- [校车改线公告](https://example.com/3)`,
      '步道',
    ],
    [
      'headlines by topic, links only',
      `${BODY}\n\n## 体育\n\n[主队客场再负](https://example.com/s1)\n\n[门将转会](https://example.com/s2)\n\n## 财经\n\n[油价三连跌](https://example.com/f1)\n\n[汇率走稳](https://example.com/f2)`,
      '油价',
    ],
    [
      'a footer of links',
      `${BODY}\n\n## 相关推荐\n\n- [河边新修了步道](https://example.com/2)\n- [校车改线公告](https://example.com/3)\n\n[关于我们](https://example.com/a) | [联系我们](https://example.com/c) | [隐私政策](https://example.com/p) | [招聘](https://example.com/j)`,
      '隐私政策',
    ],
    [
      'previous and next article',
      `${BODY}\n\n[上一篇：河边的灯](https://example.com/p)\n\n[下一篇：山上的雪](https://example.com/n)\n\n[返回首页](https://example.com/)`,
      '山上的雪',
    ],
    [
      'related links in English',
      `${ENGLISH}\n\n## Read next\n\n- [Bridge to reopen in June](https://example.com/1)\n- [Market moves indoors](https://example.com/2)\n- [A map of the old docks](https://example.com/3)`,
      'Market moves',
    ],
  ])('%s', (_, page, clutter) => {
    const { article, removed } = clean(page);
    expect(article.text).not.toContain(clutter);
    expect(removed.map(({ text }) => text).join('\n')).toContain(clutter);
    for (const paragraph of (page.includes('图书馆') ? BODY : ENGLISH).split('\n\n')) {
      expect(article.text).toContain(paragraph);
    }
  });
});

describe('a single line of a page', () => {
  const [FIRST = '', ...REST] = BODY.split('\n\n');

  it.each([
    '广告',
    'Advertisement',
    '[图片]',
    '视频加载中...',
    '您的浏览器不支持 video 标签',
    '请继续往下阅读...',
    'Story continues below advertisement',
    '复制代码',
    '举报/反馈',
    '【纠错】',
    '分享让更多人看到',
    '返回搜狐，查看更多',
    '点击上方“河岸小报”关注我们',
    '[在 Cubox 中打开](https://cubox.example/1)',
    '共 12 条评论',
    '版权声明：本文为河岸网原创，转载请注明出处',
  ])('%s', (line) => {
    const { article, removed } = clean([FIRST, line, ...REST].join('\n\n'));
    const atEnd = parseArticle('page.txt', new TextEncoder().encode(`${BODY}\n\n${line}`));
    const words = line.replace(/^\[(.{3,})\]\(.*$/, '$1');
    if (!words.startsWith('版权')) {
      expect(article.text).toBe(BODY);
      expect(removed.map(({ text }) => text)).toEqual([words]);
    }
    expect(atEnd.article.text).not.toContain(words);
  });

  it('goes where it was glued to the last sentence', () => {
    const { article, removed } = clean(`${BODY}返回搜狐，查看更多`);
    expect(article.text).toBe(BODY);
    expect(removed.map(({ text }) => text)).toEqual(['返回搜狐，查看更多']);
  });

  it.each([
    ['an advertisement, in a text on them', `${FIRST}\n\n广告\n\n${FIRST.replace('书', '广告')}`, '广告\n'],
    ['an advertisement that is the title', `广告\n\n${BODY}`, '广告\n'],
    [
      'a step of a notice',
      `${BODY}\n\n三、请广大居民关注本馆公众号，按通知的时间来还书。\n\n${FIRST}`,
      '三、请',
    ],
  ])('stays where it is the author’s: %s', (_, page, words) => {
    expect(parseArticle('page.txt', new TextEncoder().encode(page)).article.text).toContain(words);
  });
});

describe('what must stay', () => {
  it.each([
    [
      'a list in the body',
      `${BODY}\n\n馆里现在有三样新东西：\n\n- 一台可以借走的显微镜\n- 一间可以大声读书的屋子\n- 一面写满留言的墙\n\n${BODY}`,
      '显微镜',
    ],
    ['a short last paragraph', `${BODY}\n\n灯亮了。`, '灯亮了。'],
    ['a table', `${BODY}\n\n| 月份 | 人数 |\n|---|---|\n| 三月 | 4000 |\n\n${BODY}`, '4000'],
    ['a code block', `${BODY}\n\n\`\`\`\nbooks = 110000\n\`\`\`\n\n${BODY}`, 'books = 110000'],
    [
      'a list of references',
      `${BODY}\n\n参考资料：\n\n- [市图书馆年报](https://library.example.org/report)\n- [旧城改造档案](https://archive.example.org/files)`,
      '市图书馆年报',
    ],
    [
      'a paragraph with many links',
      `${BODY}\n\n这件事在[晨报](https://m.example.org/1)、[晚报](https://e.example.org/2)和[电台](https://r.example.org/3)上都有过报道，说法各不相同，但是都提到了那盏灯。\n\n${BODY}`,
      '说法各不相同',
    ],
    ['a first line that sounds like a button', `An open share\n\n${ENGLISH}`, 'An open share'],
    ['a byline', `文｜林晓\n\n${BODY}\n\n编辑 王丽 校对 张明`, '林晓'],
  ])('%s', (_, page, content) => {
    expect(kept(page)).toContain(content);
  });

  it('a clean text, whole', () => {
    for (const text of [BODY, ENGLISH]) expect(clean(text)).toMatchObject({ article: { text }, removed: [] });
  });
});

describe('damage', () => {
  it.each([
    [
      'readings in brackets',
      '陳開(kāi)復(fù)說，數(shù)據(jù)都在這里(lǐ)了。',
      '陳開復說，數據都在這里了。',
    ],
    ['full-width brackets', '開（kāi）始（shǐ）吧，大家都(dōu)到了。', '開始吧，大家都到了。'],
    ['doubled spaces', '图书馆  开门了，人们  都来了。', null],
    ['soft hyphens and zero-width characters', '图\u00ad书\u200b馆开门了。', '图书馆开门了。'],
    ['stray HTML', '图书馆<span>开门</span>了。&nbsp;', '图书馆开门了。'],
  ])('%s', (_, damaged, expected) => {
    const text = kept(`${damaged}\n\n${BODY}`).split('\n\n')[0];
    if (expected === null) expect(text).not.toContain('  ');
    else expect(text).toBe(expected);
  });

  const SPACED = [...'老桥修好以后，河边的人又多了起来。'].join(' ');

  it.each([
    ['a space behind each Han character', SPACED, '老桥修好以后，河边的人又多了起来。'],
    [
      'a space before marks',
      '老桥修好以后 ，河边 ：人又多了 ；真好 。',
      '老桥修好以后，河边：人又多了；真好。',
    ],
    ['entities written out twice', '他说&amp;ldquo;灯还在&amp;rdquo;，就走了。', '他说“灯还在”，就走了。'],
  ])('closes %s', (_, damaged, expected) => {
    expect(kept(`${damaged}\n\n${BODY}`).split('\n\n')[0]).toBe(expected);
  });

  it('closes short lines, too, where a text is spaced', () => {
    expect(kept(`# 老 桥\n\n${SPACED}\n\n${BODY}`).split('\n\n')[0]).toBe('老桥');
  });

  it.each([
    ['a list of single characters', '春 夏 秋 冬 金 木 水 火 土'],
    ['a heading with a space in it', '# 前 言'],
    ['spaces between words and Chinese', '用 Go 写的 HTTP 服务，跑在 8080 端口。'],
    ['an author’s words on entities', '在 HTML 里写 &amp;nbsp; 表示空格。'],
  ])('keeps %s', (_, text) => {
    expect(kept(`${text}\n\n${BODY}`)).toContain(text.replace('# ', '').replace('&amp;', '&'));
  });

  it('takes the link for editing off headings, and shows it', () => {
    const { article, removed } = clean(`## 历史\\[[编辑](https://wiki.example/e)\\]\n\n${BODY}`);
    expect(article.text).toBe(`历史\n\n${BODY}`);
    expect(removed.map(({ text }) => text)).toEqual(['[编辑]']);
  });

  it('takes it off lines that stand for headings, unless there is only one', () => {
    expect(kept(`历史[编辑]\n\n${BODY}\n\n地理[編輯]\n\n${BODY}`)).not.toMatch(/[[\]]/);
    expect(kept(`再按右边的[编辑]\n\n${BODY}`)).toContain('[编辑]');
  });

  it('keeps English in brackets', () => {
    const text = '人工智能(AI)到了“斯普特尼克时刻”(Sputnik moment)，规模法则（Scaling Law）还在起作用。';
    expect(kept(`${text}\n\n${BODY}`)).toContain(text);
  });

  it.each([
    ['a lost character', '圖?館開(kāi)門(mén)了。', '圖?館開門了。'],
    [
      'a reading whose first bracket was lost too',
      '因?yàn)檎饋?lái)了，門(mén)開(kāi)了。',
      '因?檎饋?了，門開了。',
    ],
    ['a tag that lost its first bracket', '門(mén)開(kāi)了?/span>嗎。', '門開了?嗎。'],
    ['Latin letters in the place of a lost character', '這是A(yíng)GI的門(mén)。', '這是AGI的門。'],
  ])('repairs what stands round %s', (_, damaged, expected) => {
    expect(kept(`${damaged}\n\n${BODY}`).split('\n\n')[0]).toBe(expected);
  });

  it.each([
    ["an author's note on a rare character", '荨(qián)麻是一种会蜇人的草，路边常见。'],
    ['a syllable without a tone', '他说(wo)和你(ni)不同，拼音(pin)不标调。'],
    ['words in another language', '這間咖啡店(café)和那間(naïve)都在河邊(hé)。'.replace('(hé)', '')],
    ['readings in code', '```\n開(kāi)復(fù)\n```'],
  ])('keeps %s', (_, text) => {
    expect(kept(`${text}\n\n${BODY}`)).toContain(text.replace(/```\n?/g, '').trim());
  });

  it('leaves a lost character as it is', () => {
    expect(kept(`图?馆开门了。\n\n${BODY}`)).toContain('图?馆开门了。');
  });
});

describe('structure', () => {
  it('makes a bold line before text a heading, and no bold statement', () => {
    const { article } = clean(
      `**灯还在**\n\n${BODY}\n\n**“借书不再需要押金，也没有人会催还，这是新的规矩。”**\n\n${BODY}`,
    );
    const headings = article.blocks.filter(({ kind }) => kind === 'heading');
    expect(headings.map(({ start, end }) => article.text.slice(start, end))).toEqual(['灯还在']);
  });
});

describe('properties', () => {
  const block = fc.constantFrom(
    ...BODY.split('\n\n'),
    ...ENGLISH.split('\n\n'),
    ...[
      '[首页](https://example.com/)',
      '[首页](https://example.com/) > [本地](https://example.com/l)',
      '分享',
      '收藏 点赞 评论(8) 分享',
    ],
    ...[
      '## 相关推荐',
      '## 评论（2）',
      '## 灯还在',
      '**灯还在**',
      '**问：** 灯呢？',
      '**答：** 在。',
      '灯亮了。',
      '文｜林晓',
    ],
    ...[
      '- [河边新修了步道](https://example.com/2)\n- [校车改线](https://example.com/3)',
      '- 林晓\n- 王丽',
      '> 书是灯。',
    ],
    ...[
      '點(diǎn)評(píng)&nbsp;與<b>標</b>籤',
      '人工智能(AI)',
      '评论 12',
      '3小时前',
      '回复 赞 3',
      'Share',
      'Read more',
      '| a | b |\n|-|-|\n| 1 | 2 |',
    ],
    ...[
      '版权声明：本文版权归本站所有，转载请注明出处。',
      '欢迎扫码关注我们的公众号。',
      'AI摘要',
      '内容由AI生成，仅供参考',
      '参考资料：',
      '见 https://a.example.org/1 。',
    ],
  );
  /** A page whose label of a summary is clutter only once the line in bold below it is known to be a heading. */
  const LABEL_BEFORE_BOLD = [
    'AI摘要',
    '**灯还在**',
    BODY.split('\n\n')[0],
    '内容由AI生成，仅供参考',
    BODY.split('\n\n')[1],
  ];
  const page = fc.array(block, { minLength: 1, maxLength: 18 }).map((blocks) => blocks.join('\n\n'));

  it('invents no character: what is kept is a subsequence of the source', () => {
    fc.assert(
      fc.property(page, (source) => {
        let at = 0;
        for (const character of kept(source).replace(/\s/g, '')) {
          at = source.indexOf(character, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('leaves nothing to remove to a second cleaning, as long as headings and tables are told from lines', () => {
    fc.assert(
      fc.property(page, (source) => {
        const { text, blocks } = clean(source).article;
        const again = blocks.map(({ kind, depth, start, end }) => {
          const block = text.slice(start, end);
          if (kind === 'table') return toTable(block);
          return kind === 'heading' ? `${'#'.repeat(depth)} ${block}` : block;
        });
        expect(parseArticle('again.txt', new TextEncoder().encode(again.join('\n\n'))).removed).toEqual([]);
      }),
      { examples: [[LABEL_BEFORE_BOLD.join('\n\n')]] },
    );
  });

  /** The rows of a table, its cells apart by bars, as Markdown. */
  function toTable(rows: string): string {
    const [head = '', ...body] = rows.split('\n').map((row) => `| ${row} |`);
    return [head, head.replace(/[^|]+/g, '-'), ...body].join('\n');
  }

  it('gives blocks that lie apart, in order, in the text', () => {
    fc.assert(
      fc.property(page, (source) => {
        const { text, blocks, turns } = clean(source).article;
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join('\n\n')).toBe(text);
        for (const { start, textStart, end } of turns)
          expect(0 <= start && start < textStart && textStart <= end && end <= text.length).toBe(true);
      }),
    );
  });

  it('loses no character: what is not kept was removed', () => {
    fc.assert(
      fc.property(page, (source) => {
        const { article, removed } = clean(source);
        const count = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
        const all = removed.reduce((sum, { text }) => sum + count(text), count(article.text));
        expect(all).toBe(count(visibleText(source)));
      }),
    );
  });

  /** The source without what is no text: addresses of links, tags, entities. */
  function visibleText(source: string): string {
    return source.replace(/\]\([^)]*\)/g, ']').replace(/<[^>]*>|&nbsp;/g, '');
  }
});
