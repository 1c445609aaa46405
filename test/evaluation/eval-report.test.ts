import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missesOf, summarize } from '../../src/evaluation/eval-report.js';
import { reliabilityOf } from '../../src/evaluation/reliability.js';
import { judgement } from './judgement.js';

describe('summarize', () => {
  it('counts a right article beyond the first five for neither recall, beyond ten not for the MRR', () => {
    const report = summarize([1, 4, 10, 11, null].map((articleRank) => judgement({ articleRank })));
    expect(report.articleRecallAt1).toBeCloseTo(1 / 5);
    expect(report.articleRecallAt5).toBeCloseTo(2 / 5);
    expect(report.mrrAt10).toBeCloseTo((1 + 1 / 4 + 1 / 10) / 5);
  });

  it('keeps unanswerable questions out of every share but their own', () => {
    const report = summarize([
      judgement(),
      judgement({ article: null, tier: 'nothing', inFirstQuote: false }),
    ]);
    expect(report.answerInFirstQuote).toBe(1);
    expect(report.tiers.unanswerable).toEqual({ questions: 1, found: 0, related: 0, nothing: 1 });
  });

  it('says nothing of a set that is empty', () => {
    expect(summarize([])).toMatchObject({ questions: 0, articleRecallAt1: null, msMedian: null });
    expect(summarize([]).reliability.calibrationError).toBeNull();
  });
});

describe('missesOf', () => {
  it('lists what went wrong, the worst first', () => {
    const right = judgement();
    const otherSentence = judgement({ inFirstQuote: false });
    const otherArticle = judgement({ inFirstQuote: false, inFirstPassage: false, articleRank: 2 });
    const invented = judgement({ article: null, inFirstQuote: false, inFirstPassage: false });
    const refused = judgement({ article: null, tier: 'nothing', inFirstQuote: false });
    expect(missesOf([right, otherSentence, refused, otherArticle, invented])).toEqual([
      invented,
      otherArticle,
      otherSentence,
    ]);
  });
});

describe('reliabilityOf', () => {
  it('is 0 where the confidence is the share of right answers', () => {
    const answers = Array.from({ length: 10 }, (_, i) =>
      judgement({ confidence: 0.7, inFirstPassage: i < 7 }),
    );
    expect(reliabilityOf(answers).calibrationError).toBeCloseTo(0);
  });

  it('is how far sure answers are wrong', () => {
    const wrong = [judgement({ confidence: 1, inFirstPassage: false })];
    expect(reliabilityOf(wrong).calibrationError).toBe(1);
  });

  it('counts every answer in one of ten bins', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (confidences) => {
        const { bins } = reliabilityOf(confidences.map((confidence) => judgement({ confidence })));
        expect(bins).toHaveLength(10);
        expect(bins.reduce((sum, { answers }) => sum + answers, 0)).toBe(confidences.length);
      }),
    );
  });
});
