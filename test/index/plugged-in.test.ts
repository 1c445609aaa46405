import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { createAnswerService } from '../../src/answer/answer-service.js';
import type { AnswerService } from '../../src/answer/service.js';
import type { GenerationStore } from '../../src/index/generation-store.js';
import { LocalStore } from '../../src/index/local/store.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import type { IndexReport } from '../../src/indexing/report.js';
import { termEmbedder } from '../support/embedder.js';
import { bodyOf } from '../support/prose.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const FILES = {
  'bill.md': `# 账单\n\n${bodyOf(1)}\n\n整个训练一共花了五百六十万美元，用了两个月。\n`,
  'copy.md': `# 转载：账单\n\n${bodyOf(1)}\n\n整个训练一共花了五百六十万美元，用了两个月。\n`,
  'garden.md': `# 花园\n\n${bodyOf(2)}\n\n春天的花园里开满了郁金香。\n`,
  'talk.md': '# 访谈\n\n**记者：** 推理为什么便宜了？\n\n**林晓：** 主要靠量化和缓存，还有更好的调度。\n',
};
const CHANGED = {
  ...FILES,
  'garden.md': '# 花园\n\n秋天的花园里什么也没有。\n',
  'new.md': '# 新的\n\n推理又便宜了。\n',
};
const { 'talk.md': talk, ...WITHOUT_TALK } = CHANGED;
const QUESTIONS = ['训练花了多少钱', '「郁金香」开在哪里', '推理为什么便宜'];

interface Place {
  readonly answers: AnswerService;
  run(files: Readonly<Record<string, string>>): Promise<IndexReport>;
}

function placeWith(store: GenerationStore): Place {
  const embedder = termEmbedder();
  const live = new LiveIndex(store);
  onTestFinished(() => live.close());
  return {
    answers: createAnswerService(live, async () => embedder),
    run(files) {
      const articlesDir = temporaryFolder();
      writeFiles(articlesDir, files);
      const encoder = { embedder, countTokens: (text: string) => text.length };
      return store.lease(() => buildIndex({ articlesDir, store, encoder }));
    },
  };
}

async function answersOf({ answers }: Place): Promise<object[]> {
  return Promise.all(QUESTIONS.map(async (question) => comparable(await answers.ask(question))));
}

/** What is answered first; the scores differ a little, since the vectors of sentences are rounded in one alone. */
function comparable({ question, tier, keywordsOnly, quotes: [first] }: Answer): object {
  return { question, tier, keywordsOnly, text: first?.text, id: first?.articleId, alsoIn: first?.alsoIn };
}

describe('an index of another kind', () => {
  it('takes the place of the local one from the indexer to the answer', async () => {
    const local = placeWith(new LocalStore(join(temporaryFolder(), 'data')));
    const memory = placeWith(new MemoryStore());
    const moved = { ...WITHOUT_TALK, 'moved/talk.md': talk };
    for (const files of [FILES, CHANGED, moved, moved]) {
      const { generation: _, tookMs: __, ...expected } = await local.run(files);
      expect(await memory.run(files)).toMatchObject(expected);
      expect(await answersOf(memory)).toEqual(await answersOf(local));
    }
    expect(await memory.answers.suggest('账单', 5)).toEqual(await local.answers.suggest('账单', 5));
    const said = '秋天的花园里什么也没有';
    expect(await memory.answers.findQuotation(said)).toEqual(await local.answers.findQuotation(said));
  });
});
