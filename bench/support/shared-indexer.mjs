// Runs the indexer once, as on a machine of its own with one thread: settings as JSON. Prints how many passages its
// model has embedded so far, each time some are, and in the end its report.

import { openStore } from '#dist/cli/open-store.js';
import { runIndexer } from '#dist/cli/run-indexer.js';
import { loadConfig } from '#dist/config.js';
import { createEmbedder } from '#dist/embedding/encoding/thread-pool.js';
import { createTokenCounter } from '#dist/embedding/encoding/token-counter.js';
import { stampsFileOf } from '#dist/indexing/read/changes.js';
import { createLogger } from '#dist/logger.js';

const config = loadConfig(JSON.parse(process.argv[2] ?? '{}'), process.cwd());
const logger = createLogger('error');
const { modelsDir, embeddingModel, dataDir } = config;

/** @param {object} line */
function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const inner = await createEmbedder(embeddingModel, { modelsDir, logger, threads: 1 });
let embedded = 0;
/** @type {import('#dist/embedding/embedder.js').Embedder} */
const embedder = {
  model: inner.model,
  async embed(inputs, kind, signal) {
    const embeddings = await inner.embed(inputs, kind, signal);
    if (kind === 'passage') {
      embedded += inputs.length;
      tell({ embedded, at: Date.now() });
    }
    return embeddings;
  },
  close: () => inner.close(),
};
const countTokens = await createTokenCounter(modelsDir, embeddingModel);
const report = await runIndexer(
  {
    config,
    logger,
    store: openStore(config),
    model: { load: async () => ({ embedder, countTokens }) },
    cacheDir: dataDir,
    stampsFile: stampsFileOf(dataDir),
    verify: false,
  },
  () => {},
  new AbortController().signal,
);
tell({ report: { passages: report.passages, embedded: report.embedded, articles: report.articles } });
await embedder.close();
