import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.js';
import { chunk } from '../../src/passages/chunk.js';
import { contextOf } from '../../src/passages/context.js';

const HEADER = '渡口 | 票价';
const rows = ['东', '西', '南', '北'].map((side) => `${side}岸渡口 | 三元五角`);
const markdown = `票价每年定一次。\n\n| 渡口 | 票价 |\n|---|---|\n${rows
  .map((row) => `| ${row} |`)
  .join('\n')}`;

describe('the passages of a table', () => {
  const { article } = parseArticle('a.md', new TextEncoder().encode(markdown));
  const passages = chunk(article, { maxCharacters: 24, maxTokens: 512 }, ({ length }) => length);
  const texts = passages.map(({ start, end }) => article.text.slice(start, end));

  it('never end with its header', () => {
    expect(texts).toEqual([
      '票价每年定一次。',
      `${HEADER}\n${rows[0]}`,
      rows.slice(1, 3).join('\n'),
      rows[3],
    ]);
  });

  it('have the header in their context where they begin below it', () => {
    expect(passages.map((passage) => contextOf(article, passage).includes(HEADER))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
