import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CutArticle } from '../../../src/index/records.js';
import { inputsOf, rangesOf } from '../../../src/indexing/build/ranges.js';
import { embeddingInput } from '../../../src/passages/context.js';
import { cutOf } from '../../support/cut.js';

const lengths = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 });

it('have every passage once, in order, and are neither tiny nor large', () => {
  fc.assert(
    fc.property(lengths, (lengths) => {
      const cuts = lengths.map((passages, i) => cutOf(`${i}`, passages));
      const ranges = [...rangesOf(cuts, 'f')];
      const all = cuts.flatMap(({ article, passages }) =>
        passages.map((each) => embeddingInput(article, each)),
      );
      expect(ranges.flatMap(inputsOf)).toEqual(all);
      expect(ranges.map((range) => inputsOf(range).length)).toEqual(ranges.map(({ passages }) => passages));
      expect(new Set(ranges.map(({ id }) => id)).size).toBe(ranges.length);
      for (const { passages } of ranges.slice(0, -1)) {
        expect(passages).toBeGreaterThanOrEqual(64);
        expect(passages).toBeLessThan(256);
      }
    }),
    { numRuns: 15 },
  );
});

it('are others if the passages were cut in another way', () => {
  const cuts = [cutOf('a', 100)];
  expect([...rangesOf(cuts, 'f')].map(({ id }) => id)).not.toEqual(
    [...rangesOf(cuts, 'g')].map(({ id }) => id),
  );
});

it('are mostly the same where an article was added', () => {
  const cuts = Array.from({ length: 400 }, (_, i) => cutOf(`${i}`, 9));
  const ids = (some: readonly CutArticle[]) => new Set([...rangesOf(some, 'f')].map(({ id }) => id));
  const before = ids(cuts);
  const after = ids([...cuts.slice(0, 150), cutOf('new', 30), ...cuts.slice(150)]);
  expect([...before].filter((id) => !after.has(id)).length).toBeLessThanOrEqual(8);
});
