import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { decoded, shownLink } from '../../src/cli/output/address.js';
import { answerToText } from '../../src/cli/output/answer-text.js';
import { countOf } from '../../src/cli/output/counted.js';
import { progressLine } from '../../src/cli/output/progress-line.js';
import { NO_TERMINAL } from '../../src/cli/output/terminal.js';
import { widthOf } from '../../src/cli/output/width.js';
import { wrapLine } from '../../src/cli/output/wrap.js';
import { inEnglish } from '../../src/sentence.js';
import { answer, article, quote } from '../support/discord/library.js';

function linesOf(text: string, columns: number): string[] {
  return wrapLine(text, columns).map(({ start, end }) => text.slice(start, end));
}

describe('a line that is wrapped', () => {
  it.each([
    '2025-02-11',
    '2025年2月11日',
    '2025 年 2 月 11 日',
    '11 Feb 2025',
    'February 11, 2025',
    '08:30:00',
    '557.6万',
    '1,234,567.89',
    '12.5%',
    '$600',
    '2025-02-11T21:55',
    'GPT-4o-mini',
    '4o-mini',
  ])('ends nowhere inside %s', (whole) => {
    for (const text of [`那一天是${whole}以后的事情没有人知道`, `It happened on ${whole} and nobody knew`]) {
      for (let columns = stringWidth(whole) + 3; columns < 60; columns++) {
        expect(
          linesOf(text, columns).some((line) => line.includes(whole)),
          `${text} ${columns}`,
        ).toBe(true);
      }
    }
  });

  it('begins no line with a sign that closes, and ends none with one that opens', () => {
    const text = '他说：“这个模型（很大）要六百万美元。”后来，没有人（包括他）再提过《账单》这本书！';
    for (let columns = 8; columns < 60; columns++) {
      for (const line of linesOf(text, columns)) {
        expect(line).not.toMatch(/^[，。”）》！：]/);
        expect(line).not.toMatch(/[“（《]$/);
      }
    }
  });

  it('is never wider than it may be, and loses nothing but the spaces at its breaks', () => {
    const letters = fc.constantFrom(...'中文，。“（a1 .-万年😀é\u0301\t');
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 80 }).map((all) => all.join('')),
        fc.integer({ min: 2, max: 40 }),
        (text, columns) => {
          const lines = linesOf(text, columns);
          for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });
});

describe('an address', () => {
  const url =
    'https://zh.wikipedia.org/wiki/%E4%BA%BA%E5%B7%A5%20a%2Db#:~:text=%E7%AC%AC%E4%B8%80,%E8%AF%9D%2C';
  const readable = 'https://zh.wikipedia.org/wiki/人工%20a%2Db#:~:text=第一,话%2C';

  it('is taken as it is where nobody looks at it', () => {
    expect(shownLink(url, NO_TERMINAL)).toBe(url);
  });

  it('has its letters in a terminal, and is the same address', () => {
    const shown = shownLink(url, { columns: 80, hasLinks: false });
    expect(shown).toBe(readable);
    expect(new URL(shown).href).toBe(new URL(url).href);
  });

  it('is a link of one line where the terminal takes that', () => {
    const long = `https://example.com/${'%E6%97%A5'.repeat(200)}#:~:text=%E6%97%A5`;
    const shown = shownLink(long, { columns: 80, hasLinks: true });
    expect(shown.startsWith(`\x1b]8;;${long}\x1b\\https://example.com/日`)).toBe(true);
    expect(shown.endsWith('日…\x1b]8;;\x1b\\')).toBe(true);
    const text = shown.slice(shown.indexOf('\x1b\\') + 2, shown.lastIndexOf('\x1b]8'));
    expect([...text].length).toBeLessThanOrEqual(72);
  });

  it('keeps codes that stand for nothing that can be seen, or for another encoding', () => {
    const kept = 'https://e.com/%E2%80%AE%E3%80%80%C2%A0%EF%BB%BF/%B0%A1/%';
    expect(decoded(kept)).toBe(kept);
  });
});

describe('an answer in a terminal', () => {
  const from = article({
    id: 'a',
    title: '账单',
    text: '训练花了六百万美元，其中一半是在2025年2月11日以前付的。\n\n后来没有人再提。',
  });
  const found = answer('found', [quote(from, from.text, { bold: '六百万美元' })]);

  it('has lines as wide as that, and the same words as elsewhere', () => {
    // With FORCE_COLOR or CI set, marks have colours where no terminal is, either.
    const plain = stripVTControlCharacters(answerToText(found));
    const narrow = stripVTControlCharacters(answerToText(found, {}, { columns: 30, hasLinks: false }));
    const quoted = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('▌'));
    expect(quoted(plain)).toHaveLength(3);
    expect(quoted(narrow).length).toBeGreaterThan(3);
    for (const line of quoted(narrow)) expect(stringWidth(line)).toBeLessThanOrEqual(30);
    const words = (text: string): string => quoted(text).join('').replace(/[▌\s]/g, '');
    expect(words(narrow)).toBe(words(plain));
    expect(narrow).toContain('2025年2月11日');
  });
});

describe('progress in a terminal', () => {
  it.each([20, 40, 60, 79, 80, 120, 200])('fits a line of %i columns, and says how far it is', (columns) => {
    for (const [done, total] of [
      [0, 0],
      [0, 16],
      [5_232, 123_456],
      [123_456, 123_456],
    ] as const)
      for (const elapsed of [0, 5_000, 7_500_000]) {
        const line = progressLine({ label: 'Asking test questions', done, total, elapsed }, columns);
        expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        if (columns >= 40) expect(line).toContain(` ${done}/${total}`);
      }
  });

  it('is whole at 80 columns when it is done, and says no rate before there is one', () => {
    const state = { label: 'Embedding passages', done: 106, total: 106 };
    expect(progressLine({ ...state, elapsed: 4_000 }, 80)).toMatch(
      /^Embedding passages {5}█{40} 106\/106 · 27\/s$/,
    );
    expect(progressLine({ ...state, elapsed: 3 }, 80)).toMatch(/█ 106\/106$/);
    expect(progressLine({ ...state, done: 1, elapsed: 4_000 }, 80)).toMatch(
      / 1\/106 · 0\.3\/s · 7 min 0 s left$/,
    );
    expect(progressLine({ ...state, elapsed: 3, indexers: 1 }, 80)).toMatch(/█ 106\/106$/);
    expect(progressLine({ ...state, elapsed: 3, indexers: 2 }, 80)).toMatch(/106\/106 · with 2 indexers$/);
  });
});

it('counts in English', () => {
  expect([0, 1, 2].map((count) => inEnglish(countOf(count, 'passage')))).toEqual([
    '0 passages',
    '1 passage',
    '2 passages',
  ]);
});

describe('the width of a text', () => {
  it.each(['', 'plain ASCII, ~', '中文', 'a中b', 'é\u0301', '😀', '\t', 'a\x1b[1mb', '\x7f'])(
    '%j',
    (text) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    },
  );
});
