import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GenerationStore } from '../../src/index/generation-store.js';
import { LocalStore } from '../../src/index/local/store.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import { articleOf } from '../support/article.js';
import { temporaryFolder } from '../support/temp.js';
import { unitVector } from '../support/vectors.js';
import { DIMENSIONS, embedded, publish } from './library.js';

const EVERYTHING = { lexical: 1000, dense: 1000 };

/** Few words, so that texts share them: some begin alike, one is in both scripts. */
const word = fc.constantFrom(
  '红茶',
  '红酒',
  '绿茶',
  '白水',
  '價格',
  '价格',
  'GPT-4',
  'tea',
  '。',
  '\n\n# 红\n\n',
);
const text = fc.array(word, { minLength: 1, maxLength: 20 }).map((words) => words.join(''));
const term = fc.constantFrom('红茶', '红', '绿', '茶', '价格', 'gpt-4', 'tea', '没有');

/** What each passage scores, by its place. */
async function scores(store: GenerationStore, terms: readonly string[]): Promise<Map<string, number[]>> {
  const index = await store.open((await store.current()) ?? '');
  try {
    const query = { terms, vector: unitVector(3, DIMENSIONS), limits: EVERYTHING };
    return new Map(
      (await index.candidates(query)).map(({ passage, lexical, cosine }) => [
        `${passage.articleId} ${passage.start}`,
        [lexical, cosine ?? Number.NaN],
      ]),
    );
  } finally {
    await index.close();
  }
}

it('every index gives a passage the same scores', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ title: word, text }), { minLength: 1, maxLength: 8 }),
      fc.uniqueArray(term, { minLength: 1, maxLength: 4 }),
      async (given, terms) => {
        const articles = given.map(({ title, text }, i) =>
          embedded(articleOf(text, { id: `${i}`, title: title.trim() })),
        );
        const stores = [new LocalStore(temporaryFolder()), new MemoryStore()];
        for (const store of stores) await publish(store, { articles });
        const [local, memory] = await Promise.all(stores.map((store) => scores(store, terms)));
        expect([...(local?.keys() ?? [])].sort()).toEqual([...(memory?.keys() ?? [])].sort());
        for (const [place, expected] of memory ?? [])
          for (const [i, score] of expected.entries())
            expect(Math.abs((local?.get(place)?.[i] ?? Number.NaN) - score)).toBeLessThan(1e-6);
      },
    ),
    { numRuns: 40 },
  );
});
