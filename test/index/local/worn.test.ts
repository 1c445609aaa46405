import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { writeManifest } from '../../../src/index/local/manifest.js';
import { FILES } from '../../../src/index/local/schema.js';
import { LocalStore } from '../../../src/index/local/store.js';
import { articleOf } from '../../support/article.js';
import { temporaryFolder } from '../../support/temp.js';
import { embedded, KEYWORDS_ONLY, publish, WITH_VECTORS } from '../library.js';

const IDS = Array.from({ length: 10 }, (_, i) => `article-${i}`);

const ARTICLES = IDS.map((id) => embedded(articleOf('一篇一段。', { id })));

it.each([
  ['with vectors', WITH_VECTORS],
  ['of keywords alone', KEYWORDS_ONLY],
])('is worn %s when more than a fifth of its keys are taken by passages that are gone', async (_, make) => {
  const store = new LocalStore(temporaryFolder());
  const first = await publish(store, { articles: ARTICLES, make });
  expect((await store.lastRun())?.isWorn).toBe(false);
  const remove = (from: string, ids: readonly string[]) =>
    publish(store, {
      articles: [],
      make,
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

it.each([
  ['of keywords alone is worn', KEYWORDS_ONLY, true],
  ['with vectors, which show it, is not', WITH_VECTORS, false],
])('that does not say which keys were used %s', async (_, make, isWorn) => {
  const folder = temporaryFolder();
  const store = new LocalStore(folder);
  const id = await publish(store, { articles: ARTICLES, make });
  const dir = join(folder, 'generations', id);
  const index = await store.open(id);
  await index.close();
  const db = new Database(join(dir, FILES.database));
  db.pragma('user_version = 0');
  db.close();
  await writeManifest(dir, index.info);
  expect((await store.lastRun())?.isWorn).toBe(isWorn);
});
