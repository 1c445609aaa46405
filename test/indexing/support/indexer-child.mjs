// An indexer in a process of its own, put together as the command line does it, but with vectors that need no model:
// articles, data folder. Each message is a request: to run, or only to look at what serves. It answers with what came
// of it.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { cachedEmbedder } from '#dist/embedding/cache/cached.js';
import { EmbeddingCache } from '#dist/embedding/cache/embedding-cache.js';
import { UserError } from '#dist/errors.js';
import { LocalStore } from '#dist/index/local/store.js';
import { buildIndex } from '#dist/indexing/indexer.js';
import { LiveIndex } from '#dist/indexing/live-index.js';
import { hashEmbedder } from './hash-embedder.mjs';
import { watchSteps } from './steps.mjs';

const [articlesDir = '', data = ''] = process.argv.slice(2);
const logger = pino({ level: 'silent' });

/** @type {string[]} */
const embedded = [];
/** @type {string[]} */
const steps = [];
/** @type {string | undefined} */
let copies;
let isCopying = false;

/** What is done several times in a row is one step. @param {string} step */
function onStep(step) {
  // The copying is made of steps as well.
  if (isCopying || steps.at(-1) === step) return;
  isCopying = true;
  if (copies !== undefined) cpSync(data, join(copies, String(steps.length)), { recursive: true });
  isCopying = false;
  steps.push(step);
}

const embedder = hashEmbedder((texts) => {
  onStep(`embed ${steps.filter((step) => step.startsWith('embed ')).length + 1}`);
  embedded.push(...texts);
});

async function index() {
  const store = new LocalStore(data);
  await store.lease(async () => {
    const cache = new EmbeddingCache(join(data, 'cache', 'embeddings.sqlite'), logger);
    try {
      await buildIndex({
        articlesDir,
        store,
        stampsFile: join(data, 'cache', 'files.json'),
        encoder: {
          embedder: cachedEmbedder(embedder, cache),
          countTokens: (text) => text.length,
        },
        onProgress: ({ stage }) => onStep(stage),
      });
    } finally {
      cache.close();
    }
  });
}

/** What each article says in the generation that serves. */
async function served() {
  const live = new LiveIndex(new LocalStore(data), (problem) => {
    throw new Error(problem);
  });
  try {
    return await live.use(async (index) => {
      /** @type {Record<string, string | undefined>} */
      const texts = {};
      const ids = (await index.infos()).map(({ id }) => id);
      for (const [id, { text }] of await index.articles(ids)) texts[id] = text;
      return { generation: index.info.id, texts };
    });
  } finally {
    await live.close();
  }
}

/** @param {unknown} thrown */
function explain(thrown) {
  const error = /** @type {import('../../../src/errors.js').UserError} */ (thrown);
  const { stack = '' } = error.cause instanceof Error ? error.cause : error;
  // The first of our own modules that the error came through, apart from those that write for others.
  const place = /dist\/(?!storage\/)([\w/-]+)\.js/.exec(stack)?.[1] ?? '';
  if (!(error instanceof UserError)) return { code: null, message: stack, place };
  return { code: error.code, message: error.message, place };
}

watchSteps(data, onStep);

process.on('message', async (/** @type {import('./indexer.js').Request} */ request) => {
  steps.length = 0;
  embedded.length = 0;
  copies = request.copies;
  const error = request.what === 'run' ? await index().then(() => null, explain) : null;
  process.send?.({ error, steps, embedded, served: await served() });
});
