import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { weigh } from '../../../src/retrieval/question/weights.js';
import { indexOf } from '../../support/library-on-disk.js';

const ARTICLES = {
  'a.md': '模型的训练很贵，训练要花很多钱。',
  'b.md': '模型的推理便宜了，推理的价格每年都在降。',
  'c.md': '花园里的郁金香开了，园丁每天早上浇水。',
};

describe('weigh', () => {
  it('weighs what is rare more, and most of all what is nowhere', async () => {
    const live = await indexOf(ARTICLES);
    const { weightOf, weight, terms } = await live.use((index) =>
      weigh(index, readQuestion('模型训练四元数')),
    );
    expect(weightOf('训练')).toBeGreaterThan(weightOf('模型'));
    expect(weightOf('四元')).toBeGreaterThan(weightOf('训练'));
    expect(weight).toBeCloseTo(
      terms.reduce((sum, term) => sum + weightOf(term), 0),
      10,
    );
    expect(() => weightOf('郁金香')).toThrow('郁金香');
  });

  it('has a weight above 0 for all that is read from any text', async () => {
    const live = await indexOf(ARTICLES);
    const text = fc.string({
      unit: fc.constantFrom('什么', '的', '训练', 'gpt-4o', ' ', '是', '3%'),
      maxLength: 20,
    });
    await live.use((index) =>
      fc.assert(
        fc.asyncProperty(text, async (asked) => {
          const { terms, wording, words, weightOf } = await weigh(index, readQuestion(asked));
          for (const term of [...terms, ...wording, ...words.flatMap(({ forms }) => forms)])
            expect(weightOf(term)).toBeGreaterThan(0);
        }),
      ),
    );
  });
});
