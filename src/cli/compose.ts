import { join } from 'node:path';
import type { AnswerService } from '../answer/answer.js';
import { createAnswerService, type EmbedderFor } from '../answer/answer-service.js';
import type { Config } from '../config.js';
import { cachedEmbedder } from '../embedding/cached.js';
import type { Embedder } from '../embedding/embedder.js';
import { EmbeddingCache } from '../embedding/embedding-cache.js';
import { ensureModel } from '../embedding/model-store.js';
import { createTokenCounter } from '../embedding/token-counter.js';
import { createEmbedder } from '../embedding/transformers.js';
import { UserError } from '../errors.js';
import type { GenerationInfo } from '../index/generation-info.js';
import { Generations } from '../indexing/generations.js';
import { buildIndex } from '../indexing/indexer.js';
import { LiveIndex } from '../indexing/live-index.js';
import { takeLock } from '../indexing/lock.js';
import type { IndexProgress, IndexReport } from '../indexing/report.js';
import { createLogger, type Logger } from '../logger.js';

/** Everything that answers questions, put together. */
export interface Reader {
  readonly answers: AnswerService;
  readonly live: LiveIndex;
  readonly embedderFor: EmbedderFor;
  close(): Promise<void>;
}

/** Opens the index for reading. Nothing is loaded before the first question. */
export function openReader(config: Config, logger: Logger = createLogger(config.logLevel)): Reader {
  const live = new LiveIndex(new Generations(config.dataDir));
  const models = lazyEmbedder(config, logger);
  return {
    answers: createAnswerService(live, models.embedderFor),
    live,
    embedderFor: models.embedderFor,
    async close() {
      await live.close();
      await models.close();
    },
  };
}

/** The model is loaded once, when the first question meets an index that has vectors. */
function lazyEmbedder(config: Config, logger: Logger): { embedderFor: EmbedderFor; close(): Promise<void> } {
  let loading: Promise<Embedder | null> | undefined;
  return {
    async embedderFor(info) {
      if (!info.model) return null;
      loading ??= loadEmbedder(config, logger, []);
      const embedder = await loading;
      if (embedder) requireSameModel(info, embedder);
      return embedder;
    },
    async close() {
      await (await loading)?.close();
    },
  };
}

function requireSameModel({ model }: GenerationInfo, embedder: Embedder): void {
  if (!model || model.fingerprint === embedder.model.fingerprint) return;
  throw new UserError(
    'index-mismatch',
    `The index was made with ${model.name}, and the model that is set now (${embedder.model.name}) makes other vectors. Run the indexer again, or set EMBEDDING_MODEL back.`,
  );
}

/** The model, or null with the reasons in `warnings` where no source has it. */
async function loadEmbedder(config: Config, logger: Logger, warnings: string[]): Promise<Embedder | null> {
  const { modelsDir, hfEndpoint, embeddingModel } = config;
  const found = await ensureModel(embeddingModel, { modelsDir, hfEndpoint, logger });
  if (found.kind === 'found') return createEmbedder(embeddingModel, { modelsDir });
  warnings.push(found.reason);
  logger.warn(found.reason);
  return null;
}

/**
 * Runs the indexer in this process, one at a time for a data folder.
 *
 * @param cacheDir where the cache of vectors is, if not in the data folder
 */
export async function runIndexer(
  config: Config,
  logger: Logger,
  onProgress: (progress: IndexProgress) => void,
  signal: AbortSignal,
  cacheDir = config.dataDir,
): Promise<IndexReport> {
  const unlock = takeLock(join(config.dataDir, 'index.lock'));
  const warnings: string[] = [];
  const embedder = await loadEmbedder(config, logger, warnings);
  const cache = new EmbeddingCache(join(cacheDir, 'cache', 'embeddings.sqlite'), logger);
  try {
    const encoder = embedder && {
      embedder: cachedEmbedder(embedder, cache),
      countTokens: await createTokenCounter(config.modelsDir, config.embeddingModel),
    };
    const report = await buildIndex({
      articlesDir: config.articlesDir,
      generations: new Generations(config.dataDir),
      encoder,
      onProgress,
      signal,
    });
    return { ...report, warnings: [...warnings, ...report.warnings] };
  } finally {
    cache.close();
    await embedder?.close();
    unlock();
  }
}
