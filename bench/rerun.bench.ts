import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { cachedEmbedder } from '../src/embedding/cache/cached.js';
import { EmbeddingCache } from '../src/embedding/cache/embedding-cache.js';
import { LocalStore } from '../src/index/local/store.js';
import { buildIndex } from '../src/indexing/indexer.js';
import { temporaryFolder, writeFiles } from '../test/support/temp.js';
import { syntheticEmbedder } from './support/embedder.js';
import { record } from './support/results.js';
import { articleFile } from './support/words.js';

const ARTICLES = 1200;
const CHARACTERS = 3000;

test('the cost of running again', async () => {
  const folder = temporaryFolder();
  const articlesDir = join(folder, 'articles');
  const files = Array.from({ length: ARTICLES }, (_, i) => [`${i}.md`, articleFile(i, CHARACTERS)] as const);
  writeFiles(articlesDir, Object.fromEntries(files));
  const cache = new EmbeddingCache(join(folder, 'cache.sqlite'), pino({ level: 'silent' }));
  const run = async () => {
    const cpu = process.cpuUsage();
    const report = await buildIndex({
      articlesDir,
      store: new LocalStore(join(folder, 'data')),
      stampsFile: join(folder, 'files.json'),
      encoder: { embedder: cachedEmbedder(syntheticEmbedder(), cache), countTokens: (text) => text.length },
    });
    const { user, system } = process.cpuUsage(cpu);
    return { ...report, cpuMs: (user + system) / 1000 };
  };
  const edit = (i: number, words: string): void =>
    writeFileSync(join(articlesDir, `${i}.md`), `${articleFile(i, CHARACTERS)}\n${words}\n`);

  const fresh = await run();
  await setTimeout(100);
  await run();
  const none = await run();
  edit(5, '后来又补充了一段说明。');
  const one = await run();
  for (let i = 0; i < ARTICLES / 100; i++) edit(i * 100, `第${i}次补充了说明。`);
  const percent = await run();
  for (const name of readdirSync(articlesDir))
    renameSync(join(articlesDir, name), join(articlesDir, `r${name}`));
  const renamed = await run();
  cache.close();

  const seconds = (name: string, { tookMs, cpuMs }: { tookMs: number; cpuMs: number }, target?: string) => [
    { name, value: tookMs / 1000, unit: 's', ...(target !== undefined && { target }) },
    { name: `${name}, processor`, value: cpuMs / 1000, unit: 's' },
  ];
  record(`running again, ${ARTICLES} articles, ${fresh.passages} passages, vectors given`, [
    ...seconds('all new', fresh),
    ...seconds('nothing changed', none, '< 1.5'),
    ...seconds('one article changed', one, '< 2.5'),
    { name: 'one article changed, embedded', value: one.embedded, unit: 'passages' },
    ...seconds('1 % changed', percent),
    { name: '1 % changed, embedded', value: percent.embedded, unit: 'passages' },
    ...seconds('all renamed', renamed),
    { name: 'all renamed, embedded', value: renamed.embedded, unit: 'passages', target: '0' },
  ]);
  expect(none).toMatchObject({ generation: fresh.generation, embedded: 0 });
  expect(renamed.embedded).toBe(0);
});
