import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationFor } from '../../../src/retrieval/calibration/load.js';
import { type Judging, judgeLookup, judgeQuote } from '../../../src/retrieval/judging/confidence.js';
import { FEATURES, type QuoteFeatures } from '../../../src/retrieval/judging/features.js';

const { vectors, keywords } = calibrationFor(null).calibration.judging;

const NONE = Object.fromEntries(FEATURES.map((name) => [name, 0])) as unknown as QuoteFeatures;
const ALL: QuoteFeatures = {
  ...NONE,
  passage: 1,
  run: 1,
  told: 1,
  quoted: 1,
  titled: 1,
  densest: 1,
  lead: 0.2,
  cosine: 0.8,
  sentence: 0.8,
  above: 0.4,
  given: 1,
  asks: 1,
  says: 2,
  holds: 1,
  said: 1,
  exact: 1,
  dense: 1,
};

const MORE_IS_MORE = [
  'passage',
  'run',
  'told',
  'quoted',
  'titled',
  'densest',
  'lead',
  'cosine',
  'says',
  'holds',
  'said',
  'exact',
  'dense',
] as const;
const MORE_IS_LESS = ['notGiven', 'asking', 'open', 'lacks', 'vague', 'nobody'] as const;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyFeatures = fc.record(
  Object.fromEntries(FEATURES.map((name) => [name, share])),
) as unknown as fc.Arbitrary<QuoteFeatures>;

describe.each([
  ['with vectors', vectors],
  ['by keywords alone', keywords],
])('judgeQuote %s', (_, judging: Judging) => {
  it('tells what shows everything from what shows nothing', () => {
    expect(judgeQuote(ALL, judging).tier).toBe('found');
    expect(judgeQuote(NONE, judging).tier).toBe('nothing');
  });

  it('is never less sure of more evidence, nor surer of what speaks against it', () => {
    fc.assert(
      fc.property(anyFeatures, share, (features, growth) => {
        const before = judgeQuote(features, judging);
        for (const name of MORE_IS_MORE) {
          const more = judgeQuote({ ...features, [name]: features[name] + growth }, judging);
          expect(more.confidence).toBeGreaterThanOrEqual(before.confidence);
          expect(more.topic).toBeGreaterThanOrEqual(before.topic);
        }
        for (const name of MORE_IS_LESS) {
          const more = judgeQuote({ ...features, [name]: features[name] + growth }, judging);
          expect(more.confidence).toBeLessThanOrEqual(before.confidence);
        }
      }),
    );
  });

  it('never calls found what lacks the thing that was named', () => {
    fc.assert(
      fc.property(anyFeatures, (features) => {
        expect(judgeQuote({ ...features, lacks: 1 }, judging).tier).not.toBe('found');
      }),
    );
    expect(judgeQuote({ ...ALL, lacks: 1 }, judging).tier).toBe('related');
  });

  it('follows the thresholds of its group', () => {
    fc.assert(
      fc.property(anyFeatures, fc.constantFrom(0, 1), fc.constantFrom(0, 1), (some, foreign, translated) => {
        const { tier, confidence, topic } = judgeQuote({ ...some, foreign, translated }, judging);
        const group = translated ? 'translated' : foreign ? 'foreign' : 'han';
        const { found, related } = judging.thresholds[group];
        const isRelated = topic >= related || confidence >= 0.5;
        expect(tier).toBe(confidence >= found ? 'found' : isRelated ? 'related' : 'nothing');
      }),
    );
  });
});

describe('judgeLookup', () => {
  it.each([
    ['a name that is there', { told: 1, says: 1 }, 'found'],
    ['a name but for one character', { told: 0.2, says: 1, near: 1 }, 'related'],
    ['a name whose parts are there', { told: 0.6, says: 1 }, 'related'],
    ['a name that is not there', { told: 0, says: 1 }, 'nothing'],
    ['a word that says nothing', { told: 1, says: 0.1 }, 'related'],
    ['a version that is not there', { told: 1, says: 1, lacks: 1 }, 'related'],
  ])('looks up %s', (_, features, tier) => {
    expect(judgeLookup({ ...NONE, ...features }).tier).toBe(tier);
  });
});
