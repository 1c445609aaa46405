import { expect, it } from 'vitest';
import { LocalStore } from '../../../src/index/local/store.js';
import { articleOf } from '../../support/article.js';
import { temporaryFolder } from '../../support/temp.js';
import { embedded, publish } from '../library.js';

const IDS = Array.from({ length: 10 }, (_, i) => `article-${i}`);

it('is worn when more than a fifth of its places are taken by passages that are gone', async () => {
  const store = new LocalStore(temporaryFolder());
  const articles = IDS.map((id) => embedded(articleOf('一篇一段。', { id })));
  const first = await publish(store, { articles });
  expect((await store.lastRun())?.isWorn).toBe(false);
  const remove = (from: string, ids: readonly string[]) =>
    publish(store, {
      articles: [],
      begin: { from },
      before: async (writer) => {
        for (const id of ids) await writer.remove(id);
      },
    });
  const second = await remove(first, IDS.slice(0, 2));
  expect((await store.lastRun())?.isWorn).toBe(false);
  await remove(second, IDS.slice(2, 3));
  expect((await store.lastRun())?.isWorn).toBe(true);
});
