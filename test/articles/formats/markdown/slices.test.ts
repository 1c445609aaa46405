import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { slicesOf } from '../../../../src/articles/formats/markdown/slices.js';
import { ownFiles } from '../../../stages/own-files.js';
import { SHAPES } from '../../../support/growth/shapes.js';

const OPTIONS = {
  extensions: [gfm({ singleTilde: false }), { disable: { null: ['codeIndented'] } }],
  mdastExtensions: gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension),
};
/** Lines and the beginnings of lines that may go on behind an empty one, or keep what follows from being what it seems. */
const LINES = [
  'a',
  '*b*',
  '- c',
  '  d',
  '    e',
  '\tf',
  '> g',
  '> ```',
  '- ```',
  '```',
  '````',
  '```js',
  '  ```',
  '~~~',
  '`h',
  '<div>',
  '</div>',
  '<!-- i',
  '-->',
  '<pre>',
  '</pre>',
  '- <pre>',
  '> <!--',
  '1. j',
  '1) ',
  '+',
  '-',
  '* * *',
  '---',
  '===',
  '***',
  '# k',
  '#',
  '##l',
  '| m | n |',
  '|---|---|',
  '[o](p)',
  '[q]',
  '\\',
  '<r',
  'https://s.example',
  '\u3000t',
  '-->',
  '$$',
  ':::',
];

const SOURCES = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom('\n', '\n\n', '\n \n', ' ')), { maxLength: 30 })
  .map((lines) => lines.flat().join(''));

/** The blocks of a document, without where they are: that counts from where a part begins. */
function blocksOf(source: string): string[] {
  return fromMarkdown(source, OPTIONS).children.map((node) =>
    JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value)),
  );
}

describe('slicesOf', () => {
  it('cuts nowhere inside a block', () => {
    fc.assert(
      fc.property(SOURCES, (source) => {
        const slices = slicesOf(source, 0);
        expect(slices.join('')).toBe(source);
        expect(slices.flatMap(blocksOf)).toEqual(blocksOf(source));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves what our own files are parsed as', () => {
    for (const { text } of ownFiles()) expect(slicesOf(text, 0).flatMap(blocksOf)).toEqual(blocksOf(text));
  });

  it.each(SHAPES)('leaves what $name are parsed as', ({ make }) => {
    const source = make(1200);
    expect(slicesOf(source, 0).flatMap(blocksOf)).toEqual(blocksOf(source));
  });

  it('cuts a long text into short parts', () => {
    const slices = slicesOf('> 灯\n\n'.repeat(2000));
    expect(Math.max(...slices.map(({ length }) => length))).toBeLessThan(1100);
  });

  it('leaves a text whole where something may be meant anywhere', () => {
    const source = `${'a\n\n'.repeat(1000)}[b]: https://c.example\n`;
    expect(slicesOf(source)).toEqual([source]);
  });
});
