// An indexer in a process of its own, put together as the command line does it, but with vectors that need no model:
// articles, data folder. At each message it runs once, and answers with what came of it and what serves then.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';

/** Of what was built, like the command line; not by an `import`, since the types of dist are those of src. @param {string} module */
const built = (module) => import(new URL(`../../../dist/${module}.js`, import.meta.url).href);
const { cachedEmbedder } = await built('embedding/cached');
const { EmbeddingCache } = await built('embedding/embedding-cache');
const { UserError } = await built('errors');
const { explainDiskError } = await built('indexing/disk');
const { Generations } = await built('indexing/generations');
const { buildIndex } = await built('indexing/indexer');
const { LiveIndex } = await built('indexing/live-index');
const { lockFile, takeLock } = await built('indexing/lock');

const [articlesDir = '', data = ''] = process.argv.slice(2);
const DIMENSIONS = 64;
const logger = pino({ level: 'silent' });

/** @type {string[]} */
const embedded = [];

/** @param {string} text */
function vectorOf(text) {
  const bytes = createHash('sha512').update(text).digest();
  const vector = Float32Array.from(bytes, (byte) => byte - 127.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** @type {import('../../../src/embedding/embedder.js').Embedder} */
const embedder = {
  model: { name: 'test/hash', dimensions: DIMENSIONS, maxTokens: 512, fingerprint: 'hash' },
  async embed(inputs) {
    embedded.push(...inputs.map(({ text }) => text));
    return inputs.map(({ text, spans }) => ({
      vector: vectorOf(text),
      spans: spans.map(() => vectorOf(text)),
    }));
  },
  close: async () => {},
};

async function index() {
  const release = takeLock(lockFile(data));
  try {
    const generations = new Generations(data);
    generations.clean();
    const cache = new EmbeddingCache(join(data, 'cache', 'embeddings.sqlite'), logger);
    try {
      await buildIndex({
        articlesDir,
        generations,
        stampsFile: join(data, 'cache', 'files.json'),
        encoder: {
          embedder: cachedEmbedder(embedder, cache),
          countTokens: (/** @type {string} */ text) => text.length,
        },
      });
    } finally {
      cache.close();
    }
  } finally {
    release();
  }
}

/** What each article says in the generation that serves. */
async function served() {
  const live = new LiveIndex(new Generations(data), (/** @type {string} */ problem) => {
    throw new Error(problem);
  });
  try {
    return await live.use(
      async (/** @type {import('../../../src/index/passage-index.js').PassageIndex} */ index) => {
        /** @type {Record<string, string | undefined>} */
        const texts = {};
        for (const { id } of await index.articles()) texts[id] = (await index.article(id))?.text;
        return { generation: index.info.id, texts };
      },
    );
  } finally {
    await live.close();
  }
}

process.on('message', async () => {
  embedded.length = 0;
  const error = await index().then(() => null, explain);
  process.send?.({ error, embedded, served: await served() });
});

/** @param {unknown} thrown */
function explain(thrown) {
  const explained = explainDiskError(thrown, data);
  const { stack = '' } = /** @type {Error} */ (thrown);
  // The first of our own modules that the error came through.
  const place = /dist\/([\w/-]+)\.js/.exec(stack)?.[1] ?? '';
  if (!(explained instanceof UserError)) return { code: null, message: stack, place };
  return { code: explained.code, message: explained.message, place };
}
