import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskOf } from '../../src/evaluation/risk.js';
import { judgement } from './judgement.js';

describe('riskOf', () => {
  it('counts green first quotes of all questions, and how many answerable questions get one', () => {
    const risk = riskOf([
      judgement(),
      judgement({ inFirstQuote: false }),
      judgement({ tier: 'related' }),
      judgement({ tier: 'nothing', inFirstQuote: false }),
      judgement({ article: null, inFirstQuote: false }),
    ]);
    expect(risk.greenFirst).toBe(3);
    expect(risk.greenRight).toBeCloseTo(1 / 3);
    expect(risk.answerableGreen).toBe(2 / 4);
  });

  it('draws what is right among the surest answers, those of one confidence together', () => {
    const answers = [0.9, 0.8, 0.8, 0.2].map((confidence) =>
      judgement({ confidence, inFirstQuote: confidence > 0.5, tier: 'related' }),
    );
    const { curve } = riskOf([...answers, judgement({ tier: 'nothing', inFirstQuote: false })]);
    const at = (coverage: number) => curve.find((point) => point.coverage === coverage);
    expect(at(1)).toEqual({ coverage: 1, threshold: 0.2, answers: 4, right: 0.75 });
    expect(at(0.5)).toEqual({ coverage: 0.5, threshold: 0.8, answers: 3, right: 1 });
    expect(at(0.1)).toEqual({ coverage: 0.1, threshold: 0.9, answers: 1, right: 1 });
  });

  it('draws nothing where nothing is answered', () => {
    expect(riskOf([judgement({ tier: 'nothing' })]).curve).toEqual([]);
    expect(riskOf([])).toEqual({ greenFirst: 0, greenRight: null, answerableGreen: null, curve: [] });
  });

  it('leaves at least the share that is wanted, and more the lower the threshold', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (confidences) => {
        const { curve } = riskOf(confidences.map((confidence) => judgement({ confidence })));
        for (const [i, { coverage, threshold, answers }] of curve.entries()) {
          expect(answers).toBeGreaterThanOrEqual(coverage * confidences.length);
          const before = curve[i - 1];
          if (before) expect(threshold).toBeGreaterThanOrEqual(before.threshold);
        }
      }),
    );
  });
});
