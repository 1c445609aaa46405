import { describe, expect, it } from 'vitest';
import { quotedPhrases } from '../../../src/retrieval/question/phrases.js';
import { retrieve } from '../../../src/retrieval/retriever.js';
import { indexOf } from '../../support/library-on-disk.js';

describe('what stands in quotation marks', () => {
  it.each([
    ['「推理成本」為什麼下降', ['推理成本']],
    ['谁说过“Less is more”？', ['lessismore']],
    ['为什么说"大力出奇迹"和『规模定律』', ['大力出奇迹', '规模定律']],
    ['他说的“了”是什么', []],
    ['没有引号的问题', []],
  ])('is read from %s', (question, phrases) => {
    expect(quotedPhrases(question)).toEqual(phrases);
  });

  async function ask(question: string): Promise<string[]> {
    const live = await indexOf({
      'apart.md': '推理用的成本在下降，成本低了，推理就多了，推理的成本今后还会下降，成本下降对推理有好处。',
      'together.md': '大家谈得最多的是推理成本。它在去年降了九成，今年预计还会接着降下去。',
      'other.md': '花园里的郁金香开了，园丁每天早上给它们浇水。',
    });
    return live.use(async (index) =>
      (await retrieve(index, null, question, { top: 3 })).quotes.map(({ article }) => article.id),
    );
  }

  it('is asked for word for word, in either script', async () => {
    expect((await ask('推理 成本 下降'))[0]).toBe('apart');
    expect(await ask('「推理成本」的下降')).toEqual(['together']);
    expect(await ask('“推理 成本”的下降')).toEqual(['together']);
  });

  it('counts as the other words where no passage has it', async () => {
    expect((await ask('「推理成本曲线」的下降')).length).toBeGreaterThan(0);
  });
});
