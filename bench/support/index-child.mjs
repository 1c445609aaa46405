// Runs the indexer once, with vectors that need no model: articles, data folder, log of the texts that were embedded,
// and the step before which it kills itself (or `again and again`, to run until SIGTERM). Prints what the new generation says, and the steps that were done.
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { cachedEmbedder } from '#dist/embedding/cache/cached.js';
import { EmbeddingCache } from '#dist/embedding/cache/embedding-cache.js';
import { UserError } from '#dist/errors.js';
import { LocalStore } from '#dist/index/local/store.js';
import { buildIndex } from '#dist/indexing/indexer.js';
import { hashEmbedder } from '../../test/indexing/support/hash-embedder.mjs';
import { watchSteps } from '../../test/indexing/support/steps.mjs';

const [articlesDir = '', data = '', log = '', killAt = ''] = process.argv.slice(2);

const store = new LocalStore(data);

/** @type {Set<string>} */
const steps = new Set();

/** @param {string} step */
function onStep(step) {
  if (step === killAt) process.kill(process.pid, 'SIGKILL');
  steps.add(step);
}
watchSteps(data, onStep);

const embedder = hashEmbedder((texts) => {
  if (!log) return;
  for (const text of texts) appendFileSync(log, `${createHash('sha256').update(text).digest('hex')}\n`);
});

/** The articles' texts, by their ids. Nobody can remove the generation while the lock is held. @param {string} generation */
async function articlesIn(generation) {
  const index = await store.open(generation);
  /** @type {Record<string, string | undefined>} */
  const articles = {};
  const ids = (await index.infos()).map(({ id }) => id);
  for (const [id, { text }] of await index.articles(ids)) articles[id] = text;
  await index.close();
  return articles;
}

async function runOnce() {
  await store.lease(async () => {
    const cache = new EmbeddingCache(join(data, 'cache', 'embeddings.sqlite'), pino({ level: 'silent' }));
    const { generation } = await buildIndex({
      articlesDir,
      store,
      stampsFile: join(data, 'cache', 'files.json'),
      encoder: { embedder: cachedEmbedder(embedder, cache), countTokens: (text) => text.length },
      onProgress: ({ stage }) => onStep(stage),
    });
    cache.close();
    process.stdout.write(`${JSON.stringify({ generation, articles: await articlesIn(generation) })}\n`);
  });
}

/** Goes on until SIGTERM, beside another indexer that has its turns as well. */
async function runAgainAndAgain() {
  let isEnding = false;
  process.once('SIGTERM', () => {
    isEnding = true;
  });
  while (!isEnding) {
    try {
      await runOnce();
    } catch (error) {
      if (!(error instanceof UserError && error.code === 'busy')) throw error;
      process.stdout.write(`${JSON.stringify({ busy: true })}\n`);
    }
    await setTimeout(Math.random() * 100);
  }
}

if (killAt === 'again and again') await runAgainAndAgain();
else {
  await runOnce();
  process.stdout.write(`${JSON.stringify([...steps])}\n`);
}
