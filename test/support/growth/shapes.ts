/** A text that grows with a number, of a shape that may keep some pattern or loop busy. */
export interface Shape {
  readonly name: string;
  /** @param size in UTF-16 code units, to within a part */
  readonly make: (size: number) => string;
}

/** Parts of texts, again and again in one line. */
const IN_ONE_LINE: Readonly<Record<string, string>> = {
  links: '[灯](https://a.example/1) ',
  'open brackets': '[[',
  'wiki links with brackets': '[[a [b]',
  'percent signs': '%%a ',
  braces: '{{ ',
  shortcodes: '{{< a "b" ',
  'template tags': '{% a ',
  attributes: '{: .a ',
  components: '<Tip a={',
  elements: '<div a="b" ',
  'comments in braces': '{/* ',
  'comments of HTML': '<!-- a ',
  'preformatted text': '<pre>a ',
  cells: '<tr><td>a',
  'equals signs': '==a ',
  stars: '**a ',
  'single stars': 'a*b ',
  backticks: '`a ``b ',
  backslashes: '\\',
  'half addresses': 'a@b.c https://',
  invitations: 'discord.gg/',
  readings: '字(zì ',
  labels: '分享 收藏 ',
  notices: '本文未经授权 ',
  calls: '欢迎关注我们的公众号 ',
  days: '2025-01-02 Mar 3 ',
  'Chinese years': '二零二五年 十二月 第三 ',
  numbers: '1,000.5% ',
  'hash signs': '#a ',
  carets: ' ^abc',
  colons: '甲：乙 ',
  dashes: '-- ',
  ampersands: '&amp;&a ',
  'open quotation marks': '“a',
  'open brackets of Chinese': '「（',
  'closed brackets': '”）',
  'marks of sentences': '!? ',
  ellipses: '……',
  abbreviations: 'Mr. e.g. ',
  commas: '，、',
};

/** Characters without anything between them. */
const RUNS: Readonly<Record<string, string>> = {
  digits: '1',
  letters: 'a',
  'Han characters': '灯',
  'letters of kana': 'あ',
  'full stops': '。',
  'points of Latin': '.',
  'joined words': 'a-b_c.',
  families: '👨‍👩‍👧',
  'marks over a letter': '\u0301',
  'zero-width characters': 'a\u200b',
  'halves of characters': '\ud83d',
};

/** Lines and blocks. */
const BLOCKS: Readonly<Record<string, string>> = {
  'spaces at the ends of lines': `a${' '.repeat(200)}\n`,
  quotes: '> a\n>\n',
  'quotes in quotes': '> > a\n',
  lists: '- a\n  - b\n',
  'numbered lines': '1. a\n',
  headings: '## 更多\n\n[a](b)\n\n',
  'headings of one level': '# 灯\n',
  'short blocks': '*灯* a\n\n',
  'short lines': '灯\n',
  paragraphs: '灯亮了。\n\n',
  comments: '回复 赞 3\n\n灯还在。\n\n',
  speakers: '甲：灯呢？\n\n乙：在。\n\n',
  'times of a recording': '00:01 甲\n灯\n',
  tables: '| a | b |\n|---|---|\n| 1 | 2 |\n\n',
  'rows of a table': '| a |\n',
  footnotes: '[^1]: a\n\n',
  definitions: '[a]: b\n',
  fences: '```\na\n',
  'rules and headings': 'a\n---\n',
  'elements in lines': '<p>a\n',
  callouts: '> [!note] a\n\n',
  containers: ':::tip\n\n',
  'links in lines': '[灯](https://a.example/1)\n\n',
  bold: '**灯**\n\n',
  'front matter': '---\na: b\n',
};

const SPACES: readonly Shape[] = [
  repeated('marks before a small letter', '!', ' a'),
  repeated('points before a letter', '.', 'a'),
  repeated('closing marks before a small letter', '!”', ' a'),
  repeated('spaces', ' ', 'a'),
  repeated('tabs and spaces', '\t ', '\na'),
  repeated('ideographic spaces', '　', '灯'),
  repeated('empty lines', '\n', 'a'),
  repeated('empty lines with spaces', ' \n', 'a'),
];

/** Every shape that the stages are tried with. */
export const SHAPES: readonly Shape[] = [
  ...Object.entries({ ...IN_ONE_LINE, ...RUNS, ...BLOCKS }).map(([name, part]) => repeated(name, part)),
  ...SPACES,
];

function repeated(name: string, part: string, tail = ''): Shape {
  return { name, make: (size) => part.repeat(Math.ceil(size / part.length)) + tail };
}
