import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_COEFFICIENTS } from '../../../src/retrieval/coefficients.js';
import { type Calibrations, judgeConfidence } from '../../../src/retrieval/judging/confidence.js';
import type { ConfidenceFeatures } from '../../../src/retrieval/judging/features.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A question in Chinese and a passage of the usual length. */
const LONG = { length: Math.log(480), inHan: true };

const judge = (features: ConfidenceFeatures) => judgeConfidence(features, DEFAULT_COEFFICIENTS.confidence);

describe('judgeConfidence', () => {
  it.each([
    ['with vectors', { cosine: 0.8, sentence: 0.8 }, { cosine: 0.2, sentence: 0.2 }],
    ['with keywords alone', { cosine: null, sentence: null }, { cosine: null, sentence: null }],
  ])('tells a sure hit from none %s', (_, good, bad) => {
    expect(judge({ ...LONG, coverage: 1, densest: 1, lexical: 1, margin: 0.5, ...good }).tier).toBe('found');
    expect(judge({ ...LONG, coverage: 0, densest: 0, lexical: 0, margin: 0, ...bad }).tier).toBe('nothing');
  });

  it.each([true, false])('never falls as the evidence grows (a question in Han: %s)', (inHan) => {
    const evidence = fc.record({ coverage: share, cosine: share, lexical: share, margin: share });
    fc.assert(
      fc.property(evidence, evidence, fc.boolean(), (a, b, withVectors) => {
        const at = (pick: (x: number, y: number) => number) => {
          const cosine = withVectors ? pick(a.cosine, b.cosine) : null;
          const rest = { ...LONG, inHan, densest: 0, cosine, sentence: cosine };
          return judge({
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
          judge({ ...LONG, coverage, densest: 0, cosine, sentence: cosine, lexical, margin: 0 }).confidence;
        expect(at(less)).toBeLessThanOrEqual(at(more));
        expect(at(more)).toBeLessThanOrEqual(1);
        expect(at(less)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  /** Evidence whose logit is that of a probability: nothing but the bias counts. */
  const at = (probability: number, related: number) => {
    const bias = Math.log(probability / (1 - probability));
    const calibration = { bias, either: 0, closeness: 0, densest: 0, lead: 0, related };
    const both = { han: calibration, other: calibration };
    const calibrations: Calibrations = { vectors: both, keywords: both };
    const none = { coverage: 0, densest: 0, cosine: 0, sentence: 0, lexical: 0, margin: 0 };
    return judgeConfidence({ ...LONG, ...none }, calibrations).tier;
  };

  it('calls an answer found that is more likely right than wrong, and related from the threshold on', () => {
    expect([0.501, 0.499, 0.301, 0.299].map((probability) => at(probability, 0.3))).toEqual([
      'found',
      'related',
      'related',
      'nothing',
    ]);
    expect([0.101, 0.099].map((probability) => at(probability, 0.1))).toEqual(['related', 'nothing']);
  });

  /** As much evidence as `share` of all there can be. */
  const evidence = (share: number, withVectors: boolean, inHan: boolean): ConfidenceFeatures => {
    const meaning = withVectors ? share : null;
    return {
      ...LONG,
      inHan,
      coverage: share,
      densest: share,
      lexical: share,
      margin: share / 5,
      cosine: meaning,
      sentence: meaning,
    };
  };

  it.each([
    ['in Han', true, true, 0.298],
    ['not in Han', true, false, 0.087],
    ['in Han, by keywords alone', false, true, 0.221],
    ['not in Han, by keywords alone', false, false, 0.045],
  ])('has the thresholds that docs/retrieval.md tells: %s', (_, withVectors, inHan, related) => {
    const judged = Array.from({ length: 4001 }, (_, i) => judge(evidence(i / 4000, withVectors, inHan)));
    const wrong = judged.filter(
      ({ tier, confidence }) =>
        tier !== (confidence >= 0.5 ? 'found' : confidence >= related ? 'related' : 'nothing'),
    );
    expect(wrong).toEqual([]);
    const least = judged.find(({ tier }) => tier === 'related')?.confidence;
    expect(least).toBeCloseTo(related, 2);
  });
});
