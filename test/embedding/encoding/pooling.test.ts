import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOf, pool, poolingWeights } from '../../../src/embedding/encoding/pooling.js';
import { cosine } from '../vectors.js';

const DIMENSIONS = 4;

const state = fc.array(fc.float({ min: -10, max: 10, noNaN: true }), {
  minLength: DIMENSIONS,
  maxLength: DIMENSIONS,
});
/** States whose sum has a direction, and a first one that has. */
const states = fc
  .array(state, { minLength: 1, maxLength: 6 })
  .map(([first = [], ...others]) => [[(first[0] ?? 0) + 100, ...first.slice(1)], ...others]);

test('a pooled vector has length 1', () => {
  fc.assert(
    fc.property(states, fc.constantFrom('cls', 'mean'), (all, pooling) => {
      const vector = pool(Float32Array.from(all.flat()), DIMENSIONS, pooling);
      expect(vector).toHaveLength(DIMENSIONS);
      expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    }),
  );
});

test('cls takes the first state, whatever follows', () => {
  fc.assert(
    fc.property(states, (all) => {
      const first = pool(Float32Array.from(all[0] ?? []), DIMENSIONS, 'cls');
      expect(pool(Float32Array.from(all.flat()), DIMENSIONS, 'cls')).toEqual(first);
    }),
  );
});

test('mean weighs all states alike, in any order', () => {
  fc.assert(
    fc.property(states, (all) => {
      const there = pool(Float32Array.from(all.flat()), DIMENSIONS, 'mean');
      const back = pool(Float32Array.from(all.toReversed().flat()), DIMENSIONS, 'mean');
      expect(cosine(there, back)).toBeCloseTo(1, 4);
    }),
  );
  expect([...pool(Float32Array.of(3, 0, 0, 0, 0, 4, 0, 0), DIMENSIONS, 'mean')]).toEqual([
    ...Float32Array.of(0.6, 0.8, 0, 0),
  ]);
});

test('states without a direction give a vector without one, and no NaN', () => {
  expect([...pool(new Float32Array(8), DIMENSIONS, 'mean')]).toEqual([0, 0, 0, 0]);
});

test('weights inside a model pool what the mean pools outside it', () => {
  const weights = poolingWeights(4, [
    { start: 0, end: 1 },
    { start: 1, end: 3 },
    { start: 2, end: 2 },
    { start: 7, end: 9 },
  ]);
  expect([...weights]).toEqual([1, 0, 0, 0, 0, 0.5, 0.5, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
});

test('the mean of vectors is one of length 1 between them, and that of one is itself', () => {
  const [east, north] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
  expect([...meanOf([east, north])]).toEqual([...Float32Array.of(Math.SQRT1_2, Math.SQRT1_2)]);
  expect(meanOf([east])).toBe(east);
});
