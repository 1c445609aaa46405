import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../../src/articles/formats/markdown/markdown.js';

const textOf = (source: string): string => renderMarkdown(source).text;
const fence = (info: string, inside: string): string => `\`\`\`${info}\n${inside}\n\`\`\``;

describe('what the tools of authors read', () => {
  it.each([
    ['attributes of a block', '灯还在。\n{: .note #lamp}', '灯还在。'],
    ['attributes of a heading', '## 灯 {#lamp .big}', '灯'],
    ['a tag of Liquid', '{% include lamp.svg %}\n\n灯还在。', '灯还在。'],
    ['an address made by Liquid', '见[灯]({% link _posts/lamp.md %})。', '见灯。'],
    ['what Liquid puts out', '见[灯]({{ site.baseurl }}/lamp)。', '见灯。'],
    ['a shortcode and its title', '{{< tip "小心 台阶" >}}\n灯还在。\n{{< /tip >}}', '小心 台阶\n\n灯还在。'],
    ['a callout', '> [!warning]- 小心\n> 台阶很滑。', '小心\n台阶很滑。'],
    ['a container', '::: tip 小心\n台阶很滑。\n:::', '小心\n\n台阶很滑。'],
    ['an admonition', '!!! note "小心"\n    台阶很滑。', '小心\n\n台阶很滑。'],
    ['an element of JSX', "灯<span style={{color: 'red'}}>还在</span>。", '灯还在。'],
    ['components', '<Tip>\n\n灯还在。\n\n</Tip>\n\n<Chart data={1} />', '灯还在。'],
    ['a comment of JSX', '## 灯 {/*lamp*/}', '灯'],
    ['a private note', '灯还在。%%问馆长%%', '灯还在。'],
    ['a private block', '灯还在。\n\n%%\n问馆长\n%%\n\n书也在。', '灯还在。\n\n书也在。'],
    ['the id of a block', '灯还在。 ^lamp-1', '灯还在。'],
    ['a query', `灯还在。\n\n${fence('dataview', 'LIST FROM #lamp')}`, '灯还在。'],
    ['a link with brackets inside', '见[[灯/旧 [译]|旧灯]]。', '见旧灯。'],
    ['an anchor of a textbook', '灯还在。\n:label:`sec_lamp`', '灯还在。'],
    ['a citation', '灯还在 :cite:`Lin.2019`，{cite}`Zhou.2020`书也在。', '灯还在，书也在。'],
    ['a reference', '见 :numref:`sec_lamp`和{ref}`旧灯 <old>`。', '见 sec_lamp和旧灯。'],
    ['a file that a book puts in', '灯还在。\n\n{{#include ../notes/lamp.md:2:9}}', '灯还在。'],
    ['the name of a page', '{{#title 灯}}\n\n灯还在。', '灯还在。'],
    [
      'code that is another file',
      `灯还在。\n\n${fence('rust,ignore', '{{#rustdoc_include lamp.rs:a}}')}`,
      '灯还在。',
    ],
    ['a part of code that is another file', fence('rust', '{{#include lamp.rs}}\nmain();'), 'main();'],
    ['an example that can be run', '灯还在。\n\n{{#playground lamp.rs editable}}', '灯还在。'],
    ['a place for the contents', '[TOC]\n\n[[_TOC_]]\n\n@[toc]\n\n灯还在。', '灯还在。'],
    ['a list in that place', '* 目录\n{:toc .big}\n\n灯还在。', '灯还在。'],
    ['a heading without a space', '###灯还在', '灯还在'],
  ])('%s does not stay', (_, source, text) => {
    expect(textOf(source)).toBe(text);
  });

  it.each([
    ['braces of a sentence', '集合 {1, 2} 与 {a: b}。'],
    ['percentages', '涨了 5%，又跌了 3%% 以上。'],
    ['a type', '返回 List<String> 的函数。'],
    ['a sentence about the contents', '写 [TOC] 就有目录。'],
    ['a tag alone', '#灯还在'],
    ['a power', '2^10 是 1024'],
    ['a variable of a template', '写作 {{ message }} 即可。'],
  ])('%s stays', (_, source) => {
    expect(textOf(source)).toBe(source);
  });

  it.each([
    ['a line of a book that is shown', fence('md', '{{#include lamp.md}}')],
    ['a block of Handlebars', fence('md', '{{#each lamps}}\n{{/each}}')],
    ['a fence', fence('md', '###灯 {#a}\n{% raw %}\n%%a%%')],
    ['a span', '`{% raw %}`'],
  ])('what stands in %s stays', (_, source) => {
    expect(textOf(source)).toBe(source.replace(/^`+(?:md\n)?|\n?`+$/g, ''));
  });
});

it('shows what stands behind a backslash as it is meant', () => {
  expect(textOf('写 \\{{#include lamp.md}} 即可。')).toBe('写 {{#include lamp.md}} 即可。');
  expect(textOf(fence('rust', '\\{{#include lamp.rs}}'))).toBe('{{#include lamp.rs}}');
});

describe('code and tables of HTML', () => {
  it('keep their lines', () => {
    const { text, blocks } = renderMarkdown(
      '<table><tr><td><pre>1\n2\n</pre></td><td><pre>a {\n\n  b\n}</pre></td></tr></table>',
    );
    expect(text).toBe('a {\n\n  b\n}');
    expect(blocks.map(({ kind }) => kind)).toEqual(['code']);
  });

  it('keep code between tags of a template', () => {
    const { text, blocks } = renderMarkdown(
      '看：\n{% highlight js %}\nlet a;\n  b();\n{% endhighlight %}\n完。',
    );
    expect(text).toBe('看：\n\nlet a;\n  b();\n\n完。');
    expect(blocks[1]?.kind).toBe('code');
  });

  it('keep their cells apart', () => {
    const source =
      '<table><tr><th>月份</th><th>人数</th></tr><tr><td>三月</td><td>四千<br>整</td></tr></table>';
    expect(textOf(source)).toBe('月份 | 人数\n三月 | 四千 整');
  });

  it('are paragraphs where a table only lays a page out', () => {
    expect(textOf('<table><tr><td>灯还在。</td></tr></table>')).toBe('灯还在。');
  });
});

describe('characters', () => {
  it.each([
    ['<ruby>荚<rt>pod</rt></ruby>很大', '荚(pod)很大'],
    ['<ruby>荚<rp>(</rp><rt>pod</rt><rp>)</rp></ruby>很大', '荚(pod)很大'],
    ['<p>&alpha;&rarr;&frac12;&notanentity;</p>', 'α→½&notanentity;'],
  ])('%s', (source, text) => {
    expect(textOf(source)).toBe(text);
  });
});
