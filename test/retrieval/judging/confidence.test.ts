import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeConfidence } from '../../../src/retrieval/judging/confidence.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A question in Chinese and a passage of the usual length. */
const LONG = { length: Math.log(480), inHan: true };

describe('judgeConfidence', () => {
  it.each([
    ['with vectors', { cosine: 0.8, sentence: 0.8 }, { cosine: 0.2, sentence: 0.2 }],
    ['with keywords alone', { cosine: null, sentence: null }, { cosine: null, sentence: null }],
  ])('tells a sure hit from none %s', (_, good, bad) => {
    expect(judgeConfidence({ ...LONG, coverage: 1, densest: 1, lexical: 1, margin: 0.5, ...good }).tier).toBe(
      'found',
    );
    expect(judgeConfidence({ ...LONG, coverage: 0, densest: 0, lexical: 0, margin: 0, ...bad }).tier).toBe(
      'nothing',
    );
  });

  it.each([true, false])('never falls as the evidence grows (a question in Han: %s)', (inHan) => {
    const evidence = fc.record({ coverage: share, cosine: share, lexical: share, margin: share });
    fc.assert(
      fc.property(evidence, evidence, fc.boolean(), (a, b, withVectors) => {
        const at = (pick: (x: number, y: number) => number) => {
          const cosine = withVectors ? pick(a.cosine, b.cosine) : null;
          const rest = { ...LONG, inHan, densest: 0, cosine, sentence: cosine };
          return judgeConfidence({
            ...rest,
            coverage: pick(a.coverage, b.coverage),
            lexical: pick(a.lexical, b.lexical),
            margin: pick(a.margin, b.margin),
          }).confidence;
        };
        expect(at(Math.min)).toBeLessThanOrEqual(at(Math.max));
      }),
    );
  });

  it('is a probability that grows with how much of the question was found', () => {
    fc.assert(
      fc.property(share, share, share, share, (a, b, cosine, lexical) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const at = (coverage: number) =>
          judgeConfidence({ ...LONG, coverage, densest: 0, cosine, sentence: cosine, lexical, margin: 0 })
            .confidence;
        expect(at(less)).toBeLessThanOrEqual(at(more));
        expect(at(more)).toBeLessThanOrEqual(1);
        expect(at(less)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
