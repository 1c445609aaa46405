import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationFor } from '../../../src/retrieval/calibration/load.js';
import { scoreSentences } from '../../../src/retrieval/ranking/sentence-scores.js';
import { onePassage, sought } from '../support/sought.js';

const { sentences: WEIGHTS } = calibrationFor(null).calibration;
const question = sought(
  new Map([
    ['训练', 2],
    ['成本', 3],
  ]),
);

const score = (text: string, cosines: readonly number[] | null = null) =>
  scoreSentences(onePassage(text), cosines, question, WEIGHTS);

describe('scoreSentences', () => {
  it('expects the answer rather after a sentence with the question’s words than before it', () => {
    const [before, holds, after, far] = score('甲乙丙丁戊。训练成本。己庚辛壬癸。子丑寅卯辰。');
    expect(holds?.probability).toBeGreaterThan(after?.probability ?? 1);
    expect(after?.probability).toBeGreaterThan(before?.probability ?? 1);
    expect(before?.probability).toBeGreaterThan(far?.probability ?? 1);
  });

  it('weighs neighbours by the very weights that are given', () => {
    const [before, holds, after, far] = score('甲乙丙丁戊。训练成本。己庚辛壬癸。子丑寅卯辰。');
    const logit = (sentence: typeof far) => Math.log((sentence?.probability ?? 0) / (far?.probability ?? 1));
    expect(holds?.lexical).toBe(1);
    expect(logit(before)).toBeCloseTo(WEIGHTS.after, 6);
    expect(logit(after)).toBeCloseTo(WEIGHTS.before, 6);
  });

  it('gives a term that the title has said a fifth of its worth', () => {
    const read = onePassage('训练很久。成本不高。');
    const titled = { ...read, article: { ...read.article, title: '训练' } };
    const [training, cost] = scoreSentences(titled, null, question, WEIGHTS);
    expect(training?.lexical).toBeCloseTo(0.4 / 3.4, 10);
    expect(cost?.lexical).toBeCloseTo(3 / 3.4, 10);
  });

  it('gives probabilities that add up to 1, and more to a sentence whose cosine grows', () => {
    const cosine = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(cosine, cosine, cosine, (a, b, c) => {
        const text = '训练很久。成本不高。别的事情。';
        const scored = score(text, [a, b, c]);
        expect(scored.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
        const nearer = score(text, [a + 0.1, b, c]);
        expect(nearer[0]?.probability).toBeGreaterThanOrEqual(scored[0]?.probability ?? 1);
      }),
    );
  });

  it('refuses vectors of other sentences', () => {
    expect(() => score('训练很久。成本不高。', [0.5])).toThrow(/2 sentences.*vectors of 1/);
  });
});
