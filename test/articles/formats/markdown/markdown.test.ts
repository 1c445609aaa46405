import { describe, expect, it } from 'vitest';
import { parseMarkdown, renderMarkdown } from '../../../../src/articles/formats/markdown/markdown.js';

/** The blocks as `kind: text`. */
function blocksOf(source: string, linesAreParagraphs = false): string[] {
  const { text, blocks } = renderMarkdown(source, { linesAreParagraphs });
  return blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

describe('inline marks', () => {
  it.each([
    ['emphasis', 'a *b* **c** ***d*** _e_ ~~f~~', 'a b c d e f'],
    ['bold inside bold', '**文｜作者 **王小明****', '文｜作者 王小明'],
    ['bold beside Chinese punctuation', '他说**“喝茶。”**然后**走了**。', '他说“喝茶。”然后走了。'],
    ['emphasis beside Chinese punctuation', '他说*“喝茶。”*然后走了。', '他说“喝茶。”然后走了。'],
    ['bold that is never closed', '**注意：水要开', '注意：水要开'],
    ['powers and products', '2**10 = 1024, 3*4*5 = 60', '2**10 = 1024, 3*4*5 = 60'],
    ['ranges', '10~20元，30~40元', '10~20元，30~40元'],
    ['escapes', '\\*\\*not bold\\*\\* 1\\. \\[x\\]', '**not bold** 1. [x]'],
    ['entities', 'A&amp;B &lt;x&gt; &#20320; &hellip;', 'A&B <x> 你 …'],
    [
      'links',
      'see [the site](https://a.example "t") and [it][1]\n\n[1]: https://b.example',
      'see the site and it',
    ],
    [
      'bare addresses',
      'see https://a.example/a_b_c and <https://b.example>',
      'see https://a.example/a_b_c and https://b.example',
    ],
    ['code', 'run `npm *i*` now', 'run npm *i* now'],
    ['wiki links', '见[[茶道]]与[[Tea|茶]]![[tea.png]]', '见茶道与茶'],
    ['highlights', 'a ==b c== d, x == y', 'a b c d, x == y'],
    ['inline HTML', 'a<b>b</b> <span style="x">c</span><sup>2</sup>', 'ab c2'],
    ['line breaks', 'a<br>b<br/>\nc  \nd', 'a\nb\nc\nd'],
    ['scripts', 'a <script>alert(1)</script>b', 'a b'],
    ['comments', 'a<!-- x -->b', 'ab'],
    ['tags that are none', '输出<think>标签，List<String>', '输出<think>标签，List<String>'],
    ['footnotes', 'a[^n]\n\n[^n]: why', 'a[n]\n\n[n] why'],
    ['invisible characters', 'a\u200bb\u00adc\ufeffd &ZeroWidthSpace;&shy;e', 'abcd e'],
    ['emoji', '👩\u200d🔬 a\u200db ❤\ufe0f\u200d🔥', '👩\u200d🔬 ab ❤\ufe0f\u200d🔥'],
    ['carriage returns', 'a&#13;b', 'a b'],
  ])('%s', (_, source, text) => {
    expect(renderMarkdown(source).text).toBe(text);
  });

  it.each([
    '图片',
    '',
    'image',
    'IMG 20240501',
    'photo',
    'tea.png',
    'https://a.example/i',
    '图片描述',
    '9f86d081884c7d659a2f',
  ])('a picture described as %j vanishes', (alt) => {
    expect(renderMarkdown(`a\n\n![${alt}](https://a.example/i.png)\n\nb`).text).toBe('a\n\nb');
  });

  it('a picture with a description leaves it', () => {
    expect(renderMarkdown('![一张茶山的地图](m.png)').text).toBe('一张茶山的地图');
  });
});

describe('blocks', () => {
  it('are separated by an empty line', () => {
    const source = '# 茶\n\n一段。\n\n---\n\n> 引文。\n\n```js\nlet a;\n\n  b();\n```\n';
    expect(renderMarkdown(source).text).toBe('茶\n\n一段。\n\n引文。\n\nlet a;\n\n  b();');
    expect(blocksOf(source)).toEqual([
      'heading: 茶',
      'paragraph: 一段。',
      'quote: 引文。',
      'code: let a;\n\n  b();',
    ]);
  });

  it('know the depth of headings', () => {
    expect(renderMarkdown('# a\n\n### b\n\nc').blocks.map(({ depth }) => depth)).toEqual([1, 3, 0]);
  });

  it.each([
    ['bullets', '* a\n* b\n  - c\n\n    d', ['list: - a\n- b\n  - c\n  d']],
    ['numbers', '3. a\n4. b', ['list: 3. a\n4. b']],
    ['repeated numbers', '1) a\n1) b', ['list: 1) a\n1) b']],
    ['tasks', '- [x] a\n- [ ] b', ['list: - a\n- b']],
    ['headings in lists', '- ### a\n- b', ['list: - a\n- b']],
    ['pictures in lists', '- ![](a.png)\n- b', ['list: - b']],
    ['tables', '| a | **b** |\n|---|---|\n| 1 | [2](x) |', ['table: a | b\n1 | 2']],
    ['quotes', '> a\n> b\n>\n> c', ['quote: a\nb', 'quote: c']],
    ['headings in quotes', '> # a\n>\n> b', ['quote: a', 'quote: b']],
    [
      'blocks of HTML',
      '<div>\n<p>a<br>b</p>\n<style>x{}</style>\n<p>c &amp; d</p>\n</div>',
      ['paragraph: a', 'paragraph: b', 'paragraph: c & d'],
    ],
    ['scripts', '<script>\nlet a;\n\nlet b;\n</script>\n\nc', ['paragraph: c']],
    ['comments', '<!-- a\n\nb -->\n\nc', ['paragraph: c']],
    ['indented paragraphs', '    a\n\n\tb\n\n　　c', ['paragraph: a', 'paragraph: b', 'paragraph: c']],
    ['definitions', '[a]: https://a.example\n\nb', ['paragraph: b']],
    [
      'rules under paragraphs',
      `${'长长的一段话，'.repeat(30)}\n---\n\n下一段。`,
      [`paragraph: ${'长长的一段话，'.repeat(30)}`, 'paragraph: 下一段。'],
    ],
  ])('%s', (_, source, blocks) => {
    expect(blocksOf(source)).toEqual(blocks);
  });

  it('tell how much of them is linked or bold', () => {
    const [bold, linked, mixed, plain] = parseMarkdown(
      '**小 标题**\n\n[a](x) > [b](y)\n\n**问：** 好吗\n\nabc',
    );
    expect(bold).toMatchObject({ kind: 'paragraph', bold: 1, linked: 0 });
    expect(linked?.linked).toBeCloseTo(2 / 3);
    expect(mixed?.bold).toBeCloseTo(1 / 2);
    expect(plain).toMatchObject({ bold: 0, linked: 0 });
  });
});

describe('line breaks inside paragraphs', () => {
  const WRAPPED =
    'It was the year in which the river froze so hard that\nthe mail came over the ice on a sledge, and nobody in\nthe village had seen the like.';
  const HAN_WRAPPED =
    '河水在那一年冻得很结实，邮件是用雪橇从冰上送来的\n，村里没有人见过这样的事情，老人们说连他们的祖父也\n没有讲过。';
  const HAN_LINES = '河水冻住了。\n邮件是用雪橇从冰上送来的，村里没有人见过这样的事。\n老人们也没有。';

  it.each([true, false])('are spaces where English was wrapped', (plain) => {
    expect(blocksOf(WRAPPED, plain)).toEqual([`paragraph: ${WRAPPED.replaceAll('\n', ' ')}`]);
  });

  it.each([
    ['is one word', 'wide riv-\ner', 'wide river'],
    ['has its hyphen', 'a self-\ncontained', 'a self-contained'],
    ['has another part with a hyphen', 'the up-to-\ndate', 'the up-to-date'],
    ['shares its ending with the next', 'find-\nand replaceable', 'find- and replaceable'],
    ['is no word', 'from 1990-\nand on', 'from 1990- and on'],
  ])('join a cut word that %s', (_, source, joined) => {
    expect(blocksOf(source)).toEqual([`paragraph: ${joined}`]);
  });

  it.each([true, false])('are nothing where Chinese was wrapped', (plain) => {
    expect(blocksOf(HAN_WRAPPED, plain)).toEqual([`paragraph: ${HAN_WRAPPED.replaceAll('\n', '')}`]);
  });

  it.each([true, false])('end paragraphs where each Chinese line ends by itself', (plain) => {
    expect(blocksOf(HAN_LINES, plain)).toEqual(HAN_LINES.split('\n').map((line) => `paragraph: ${line}`));
  });

  it('end paragraphs of a plain text file, and not of a Markdown one', () => {
    const source = 'One thing.\nAnother thing.';
    expect(blocksOf(source, true)).toEqual(['paragraph: One thing.', 'paragraph: Another thing.']);
    expect(blocksOf(source, false)).toEqual(['paragraph: One thing. Another thing.']);
  });

  const LONG_TITLE = '老邮局搬走以后那条街上的铺子还剩几家开着门卖些什么东西';
  const TWO_LINES = '老邮局搬走以后，那条街上的铺子只剩下三家还开着门，卖些\n针线、灯泡和信纸。';

  it.each([
    ['a date', '2023-11-04 09:30'],
    ['a date and a paper', '2023年11月4日 09:30 来源：河港晚报'],
    ['an account', '河港观察'],
    ['an address', 'https://river.example/post/3'],
    ['a photographer', '摄影：林晓'],
    ['another entry without a mark', '新邮局开张以后人们还是走那条旧路去寄信的三个原因是什么'],
    ['a longer sentence', '邮局是去年秋天搬走的，铺子里的人说，从那以后街上就再也没有排过那么长的队了。'],
  ])('end a long title above %s', (_, line) => {
    for (const plain of [true, false]) {
      expect(blocksOf(`${LONG_TITLE}\n${line}`, plain)).toEqual([
        `paragraph: ${LONG_TITLE}`,
        `paragraph: ${line}`,
      ]);
    }
  });

  it('are nothing between two lines of one sentence', () => {
    expect(blocksOf(TWO_LINES, true)).toEqual([`paragraph: ${TWO_LINES.replace('\n', '')}`]);
  });

  it('set a date above wrapped text apart', () => {
    const dated = `2023-11-04 09:30\n${HAN_WRAPPED}`;
    expect(blocksOf(dated, true)).toEqual([
      'paragraph: 2023-11-04 09:30',
      `paragraph: ${HAN_WRAPPED.replaceAll('\n', '')}`,
    ]);
  });

  it('keep lines apart that all begin with a label', () => {
    const chat = [
      '小林：老邮局搬走以后那条街上的铺子还有几家开着门',
      '老周：只剩下三家还开着门卖些针线和灯泡还有信纸',
      '小林：那我周六过去看看还有没有卖邮票的铺子。',
    ];
    expect(blocksOf(chat.join('\n'), true)).toEqual(chat.map((line) => `paragraph: ${line}`));
  });

  it('keep speakers apart', () => {
    expect(blocksOf('Ann: Tea?\nBob: Please.')).toEqual(['paragraph: Ann: Tea?', 'paragraph: Bob: Please.']);
  });
});
