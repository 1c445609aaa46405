import { expect, it } from 'vitest';
import { answerFrom } from '../../src/answer/answer-from.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import type { PassageIndex } from '../../src/index/passage-index.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { termEmbedder } from '../support/embedder.js';
import { bodyOf } from '../support/prose.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const SENTENCE = '整个训练一共花了五百六十万美元，用了两个月。';

/** Thirty articles on one topic, each after text of its own, and eight copies of one more. */
const FILES = Object.fromEntries([
  ...Array.from({ length: 30 }, (_, i) => [
    `${i}.md`,
    `# 第${i}份账单\n\n${bodyOf(i)}\n\n第${i}次训练花了${i}百万美元。\n`,
  ]),
  ...Array.from({ length: 8 }, (_, i) => [`copy-${i}.md`, `# 合计\n\n${bodyOf(99)}\n\n${SENTENCE}\n`]),
]);

/** An index that counts what is asked of it. */
async function counted(calls: Record<string, number>): Promise<PassageIndex> {
  const articlesDir = temporaryFolder();
  writeFiles(articlesDir, FILES);
  const store = new MemoryStore();
  const encoder = { embedder: termEmbedder(), countTokens: (text: string) => text.length };
  const { generation } = await buildIndex({ articlesDir, store, encoder });
  return new Proxy(await store.open(generation), {
    get(index, name) {
      const value = Reflect.get(index, name, index);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        calls[String(name)] = (calls[String(name)] ?? 0) + 1;
        return Reflect.apply(value, index, args);
      };
    },
  });
}

const EACH_ONCE = { documentFrequencies: 1, candidates: 1, articles: 1, sentenceVectors: 1 };
/** Where nothing is sure, it is looked which words are missing: they may be spelt otherwise. */
const UNSURE = { ...EACH_ONCE, documentFrequencies: 2 };

it.each([
  ['a question', '第七份账单里训练花了多少钱', EACH_ONCE],
  ['one with a phrase, which is looked for in every hit', '「七百万美元」是哪一次训练花的', UNSURE],
  [
    'one whose first hits are reposts, beside which more is read, and where the quote is looked for',
    '五百六十万美元用了两个月',
    { ...EACH_ONCE, articles: 3, reposts: 1 },
  ],
  ['one that nothing has to do with', '？', {}],
])('%s costs an index a handful of calls', async (_, question, expected) => {
  const calls: Record<string, number> = {};
  const index = await counted(calls);
  await answerFrom(index, termEmbedder(), question, { top: 3 });
  expect(calls).toEqual(expected);
});
