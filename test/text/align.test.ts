import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/text/align.js';
import { lettersOf, textSpan } from '../../src/text/letters.js';

describe('align', () => {
  it('finds a text that stands there as it is', () => {
    expect(align('丙丁', '甲乙丙丁戊')).toEqual({
      found: { start: 2, end: 4 },
      edits: 0,
      differs: [],
      wantedDiffers: [],
    });
  });

  it.each([
    [
      '甲乙丙丁',
      '前甲乙X丁后',
      { edits: 1, differs: [{ start: 3, end: 4 }], wantedDiffers: [{ start: 2, end: 3 }] },
    ],
    ['甲乙丁', '前甲乙丙丁后', { edits: 1, differs: [{ start: 3, end: 4 }], wantedDiffers: [] }],
    ['甲乙XY丙', '甲乙丙', { edits: 2, differs: [], wantedDiffers: [{ start: 2, end: 4 }] }],
  ])('tells where %s and %s differ', (wanted, text, expected) => {
    expect(align(wanted, text)).toMatchObject(expected);
  });

  it('gives stretches that are the same without what differs', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 24 });
    fc.assert(
      fc.property(letters, letters, (wanted, text) => {
        const { found, differs, wantedDiffers, edits } = align(wanted, text);
        const rest = (
          whole: string,
          from: number,
          to: number,
          cut: readonly { start: number; end: number }[],
        ) =>
          [...whole]
            .filter((_, i) => i >= from && i < to && !cut.some((c) => c.start <= i && i < c.end))
            .join('');
        expect(rest(text, found.start, found.end, differs)).toBe(
          rest(wanted, 0, wanted.length, wantedDiffers),
        );
        expect(edits).toBeLessThanOrEqual(wanted.length);
        expect(edits === 0).toBe(text.includes(wanted));
      }),
    );
  });
});

describe('lettersOf', () => {
  it('leaves out what does not count, and knows where the rest stands', () => {
    const letters = lettersOf('他說：“Ａ-b 1，𠮷！”');
    expect(letters.letters).toBe('他说ab1𠮷');
    expect(textSpan(letters, { start: 2, end: 4 })).toEqual({ start: 4, end: 7 });
    expect(textSpan(letters, { start: 5, end: 7 })).toEqual({ start: 10, end: 12 });
  });
});
