import { basename, join } from 'node:path';
import { createEngine } from '#dist/cli/compose.js';
import { loadConfig } from '#dist/config.js';
import { createLogger } from '#dist/logger.js';

/**
 * @import { PassageIndex } from '#dist/index/passage-index.js'
 * @import { Embedder } from '#dist/embedding/embedder.js'
 */

/**
 * Indexes some articles, where that was not done before, and hands the index and what embeds questions to a function.
 *
 * @template T
 * @param {string} set its name
 * @param {string} articles
 * @param {{ data: string, model: string }} where indexes and vectors are kept, and the model that makes them
 * @param {(index: PassageIndex, embedder: Embedder | null) => Promise<readonly T[]>} use
 * @returns {Promise<readonly T[]>} what the function gives
 */
export async function withIndex(set, articles, { data, model }, use) {
  const config = loadConfig(
    {
      MODELS_DIR: join(data, 'models'),
      EMBEDDING_MODEL: model,
      ...process.env,
      ARTICLES_DIR: articles,
      DATA_DIR: join(data, 'indexes', `${basename(set)}-${basename(articles)}`),
    },
    process.cwd(),
  );
  const engine = createEngine(config, createLogger('warn'), { cacheDir: data });
  await engine.runIndexer(() => {}, new AbortController().signal);
  const given = await engine.live.use(async (index) => use(index, await engine.embedderFor(index.info)));
  await engine.close();
  console.error(basename(set), basename(articles), given.length);
  return given;
}
