import { describe, expect, it } from 'vitest';
import { readableQuote } from '../../src/answer/table-rows.js';

const HEADER = '渡口 | 船 | 票价';
const FIRST = '东岸 | 木船 | 三元';
const SECOND = '西岸 |  | 五元';

/** What is shown of some lines with stretches of them in bold, these marked with stars. */
function shown(lines: readonly string[], bold: readonly string[] = [], offset = 100): string {
  const text = lines.join('\n');
  const table = { header: HEADER, start: offset, end: offset + text.length };
  const highlights = bold.map((part) => {
    const start = offset + text.indexOf(part);
    return { start, end: start + part.length };
  });
  const readable = readableQuote({ text, start: offset, highlights, table });
  return readable.highlights.reduceRight(
    (marked, { start, end }) => `${marked.slice(0, start)}*${marked.slice(start, end)}*${marked.slice(end)}`,
    readable.text,
  );
}

describe('readableQuote', () => {
  it('gives each cell of a row the header’s words, a line each', () => {
    expect(shown([HEADER, FIRST])).toBe('渡口: 东岸\n船: 木船\n票价: 三元');
    expect(shown([FIRST])).toBe('渡口: 东岸\n船: 木船\n票价: 三元');
  });

  it('gives each of several rows a line, leaves out empty cells, and keeps bold on cells', () => {
    expect(shown([HEADER, FIRST, SECOND], [SECOND])).toBe(
      '渡口: 东岸 · 船: 木船 · 票价: 三元\n渡口: *西岸* · 票价: *五元*',
    );
  });

  it('leaves alone a row that has other cells than the header, and a header without rows', () => {
    expect(shown([HEADER, '说明 | 夜里停航'])).toBe('说明 | 夜里停航');
    expect(shown([HEADER])).toBe(HEADER);
  });

  it('leaves alone what stands outside of the table', () => {
    const before = '票价如下：\n\n';
    const text = `${before}${HEADER}\n${FIRST}`;
    const table = { header: HEADER, start: before.length, end: text.length };
    const highlights = [{ start: 0, end: 4 }];
    expect(readableQuote({ text, start: 0, highlights, table })).toEqual({
      text: `${before}渡口: 东岸\n船: 木船\n票价: 三元`,
      start: 0,
      highlights,
    });
    const plain = { text: '没有表。', start: 7, highlights: [] };
    expect(readableQuote({ ...plain, table: null })).toEqual(plain);
  });
});
