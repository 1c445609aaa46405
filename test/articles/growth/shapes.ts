/** A text that grows with a number, of a shape that may keep some pattern or loop busy. */
export type Shape = readonly [name: string, make: (size: number) => string];

const repeated = (name: string, part: string, tail = ''): Shape => [
  name,
  (size) => part.repeat(Math.ceil(size / part.length)) + tail,
];

/** Parts of texts, again and again in one line. */
const PARTS: readonly (readonly [name: string, part: string])[] = [
  ['links', '[灯](https://a.example/1) '],
  ['open brackets', '[['],
  ['wiki links with brackets', '[[a [b]'],
  ['percent signs', '%%a '],
  ['braces', '{{ '],
  ['shortcodes', '{{< a "b" '],
  ['template tags', '{% a '],
  ['attributes', '{: .a '],
  ['components', '<Tip a={'],
  ['elements', '<div a="b" '],
  ['comments in braces', '{/* '],
  ['preformatted text', '<pre>a '],
  ['cells', '<tr><td>a'],
  ['equals signs', '==a '],
  ['stars', '**a '],
  ['half addresses', 'a@b.c https://'],
  ['readings', '字(zì '],
  ['labels', '分享 收藏 '],
  ['notices', '本文未经授权 '],
  ['calls', '欢迎关注我们的公众号 '],
  ['days', '2025-01-02 Mar 3 '],
  ['hash signs', '#a '],
  ['carets', ' ^abc'],
  ['colons', '甲：乙 '],
  ['dashes', '-- '],
  ['ampersands', '&amp;&a '],
];

export const SHAPES: readonly Shape[] = [
  ...PARTS.map(([name, part]) => repeated(`${name} in one line`, part)),
  repeated('spaces', ' ', 'a'),
  repeated('spaces at the ends of lines', `a${' '.repeat(200)}\n`),
  repeated('tabs and spaces', '\t ', '\na'),
  repeated('ideographic spaces', '　', '灯'),
  repeated('digits', '1'),
  repeated('letters', 'a'),
  repeated('Han characters', '灯'),
  repeated('full stops', '。'),
  repeated('empty lines', '\n', 'a'),
  repeated('empty lines with spaces', ' \n', 'a'),
  repeated('quotes', '> a\n>\n'),
  repeated('lists', '- a\n  - b\n'),
  repeated('headings', '## 更多\n\n[a](b)\n\n'),
  repeated('comments', '回复 赞 3\n\n灯还在。\n\n'),
];
