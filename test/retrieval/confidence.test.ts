import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidence, THRESHOLDS, tierOf } from '../../src/retrieval/confidence.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('confidence', () => {
  it('is a probability that grows with how much of the question was found', () => {
    fc.assert(
      fc.property(share, share, share, share, (a, b, cosine, lexical) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const at = (coverage: number) => confidence({ coverage, cosine, lexical, margin: 0 });
        expect(at(less)).toBeLessThanOrEqual(at(more));
        expect(at(more)).toBeLessThanOrEqual(1);
        expect(at(less)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('names tiers by its thresholds', () => {
    expect([1, THRESHOLDS.found, THRESHOLDS.related, 0].map(tierOf)).toEqual(['found', 'found', 'related', 'nothing']);
  });
});
