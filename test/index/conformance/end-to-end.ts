import { expect, onTestFinished } from 'vitest';
import type { Answer } from '../../../src/answer/answer.js';
import { createAnswerService } from '../../../src/answer/answer-service.js';
import type { AnswerService } from '../../../src/answer/service.js';
import type { GenerationStore } from '../../../src/index/generation-store.js';
import { buildIndex } from '../../../src/indexing/indexer.js';
import { LiveIndex } from '../../../src/indexing/live-index.js';
import type { IndexReport } from '../../../src/indexing/report.js';
import { termEmbedder } from '../../support/embedder.js';
import { bodyOf } from '../../support/prose.js';
import { temporaryFolder, writeFiles } from '../../support/temp.js';

export const FILES = {
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
const MOVED = { ...WITHOUT_TALK, 'moved/talk.md': talk };

/** What a folder holds at first, after a change, after a move, and after nothing. */
const STATES: readonly Readonly<Record<string, string>>[] = [FILES, CHANGED, MOVED, MOVED];
const QUESTIONS = ['训练花了多少钱', '「郁金香」开在哪里', '推理为什么便宜'];

interface Place {
  readonly answers: AnswerService;
  run(files: Readonly<Record<string, string>>): Promise<IndexReport>;
}

/** All that stands between a folder and an answer, over one kind of index. */
export function placeWith(store: GenerationStore): Place {
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

/** Runs the indexer over both, state by state, and asks both the same. */
export async function requireSameAnswers(one: GenerationStore, other: GenerationStore): Promise<void> {
  const [first, second] = [placeWith(one), placeWith(other)];
  for (const files of STATES) {
    const { generation: _, tookMs: __, ...expected } = await first.run(files);
    expect(await second.run(files)).toMatchObject(expected);
    expect(await answersOf(second)).toEqual(await answersOf(first));
  }
  expect(await second.answers.suggest('账单', 5)).toEqual(await first.answers.suggest('账单', 5));
  const said = '秋天的花园里什么也没有';
  expect(await second.answers.findQuotation(said)).toEqual(await first.answers.findQuotation(said));
}
