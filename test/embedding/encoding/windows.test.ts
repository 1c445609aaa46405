import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowsOf } from '../../../src/embedding/encoding/windows.js';
import type { Span } from '../../../src/text/span.js';

const FRAME = [101, 102] as const;

function framed(length: number): number[] {
  return [FRAME[0], ...Array.from({ length }, (_, i) => 1000 + i), FRAME[1]];
}

/** Stretches of the given lengths, one behind the other, from a text's first token on. */
function stretches(lengths: readonly number[]): Span[] {
  let end = 1;
  return lengths.map((length) => {
    const start = end;
    end += length;
    return { start, end };
  });
}

const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 });

describe('a text in windows', () => {
  test('has each token once, in order, and each window has the frame', () => {
    fc.assert(
      fc.property(lengths, fc.integer({ min: 5, max: 300 }), (all, most) => {
        const ranges = stretches(all);
        const ids = framed(all.reduce((sum, length) => sum + length, 0));
        const windows = windowsOf(ids, ranges, most);
        expect(windows.flatMap((window) => window.ids.slice(1, -1))).toEqual(ids.slice(1, -1));
        for (const { ids: own } of windows) expect([own[0], own.at(-1)]).toEqual(FRAME);
      }),
    );
  });

  test('has each stretch once, in order, at the same tokens', () => {
    fc.assert(
      fc.property(lengths, fc.integer({ min: 5, max: 300 }), (all, most) => {
        const ranges = stretches(all);
        const ids = framed(all.reduce((sum, length) => sum + length, 0));
        const found = windowsOf(ids, ranges, most).flatMap((window) =>
          window.ranges.map(({ start, end }) => window.ids.slice(start, end)),
        );
        expect(found).toHaveLength(ranges.length);
        for (const [i, { start, end }] of ranges.entries()) {
          const whole = ids.slice(start, end);
          expect(whole.slice(0, found[i]?.length)).toEqual(found[i]);
        }
      }),
    );
  });

  test('repeats the lead, as far as a title goes, in front of each window', () => {
    const ids = framed(100);
    const behind = (lead: number) => [
      { start: 1 + lead, end: 51 },
      { start: 51, end: 101 },
    ];
    const [first, second] = windowsOf(ids, behind(10), 50);
    expect(first).toEqual({
      ids: [FRAME[0], ...ids.slice(1, 51), FRAME[1]],
      ranges: [{ start: 11, end: 51 }],
    });
    expect(second).toEqual({
      ids: [FRAME[0], ...ids.slice(1, 11), ...ids.slice(51, 101), FRAME[1]],
      ranges: [{ start: 11, end: 61 }],
    });
    expect(windowsOf(ids, behind(45), 50)[1]?.ids).toHaveLength(1 + 40 + 50 + 1);
  });

  test('begins a window with a stretch where one begins near', () => {
    const windows = windowsOf(framed(100), stretches([30, 25, 45]), 50);
    expect(windows.map(({ ranges }) => ranges)).toEqual([
      [
        { start: 1, end: 31 },
        { start: 31, end: 56 },
      ],
      [{ start: 1, end: 46 }],
    ]);
  });

  test('is cut in the middle of a stretch that is too long', () => {
    expect(windowsOf(framed(90), stretches([90]), 30).map(({ ids }) => ids.length)).toEqual([32, 32, 32]);
  });

  test('stays whole if it is short, or has no token', () => {
    for (const length of [0, 1, 50])
      expect(windowsOf(framed(length), [], 50)).toEqual([{ ids: framed(length), ranges: [] }]);
  });

  test('keeps a stretch that lies behind what the model reads, with the last window', () => {
    const [first, last] = windowsOf(
      framed(60),
      [
        { start: 1, end: 40 },
        { start: 70, end: 80 },
      ],
      30,
    );
    expect(first?.ranges).toHaveLength(1);
    expect(last?.ranges).toHaveLength(1);
  });
});
