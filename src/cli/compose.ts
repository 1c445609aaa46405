import { join } from 'node:path';
import { createAnswerService, type EmbedderFor } from '../answer/answer-service.js';
import type { AnswerService } from '../answer/service.js';
import { type FoundFiles, findArticles } from '../articles/find.js';
import type { Config } from '../config.js';
import { cachedEmbedder } from '../embedding/cache/cached.js';
import { EmbeddingCache } from '../embedding/cache/embedding-cache.js';
import type { Embedder } from '../embedding/embedder.js';
import { createEmbedder } from '../embedding/encoding/thread-pool.js';
import { memoryHere, whyTight } from '../embedding/encoding/threads.js';
import { createTokenCounter } from '../embedding/encoding/token-counter.js';
import { ensureModel, hasModel } from '../embedding/models/model-store.js';
import { UserError } from '../errors.js';
import type { GenerationInfo } from '../index/generation-info.js';
import type { GenerationStore } from '../index/generation-store.js';
import { LocalStore } from '../index/local/store.js';
import type { ServingIndex } from '../index/passage-index.js';
import { buildIndex } from '../indexing/indexer.js';
import { LiveIndex } from '../indexing/live-index.js';
import { stampsFileOf } from '../indexing/read/changes.js';
import type { RunIndexer } from '../indexing/report.js';
import { createLogger, type Logger } from '../logger.js';
import { mavenProxyOptions } from '../operations/proxy/maven.js';
import { createNetwork, type Network } from '../operations/proxy/network.js';
import { onDisk } from '../storage/disk.js';

/** Where the index of a data folder is kept. */
export function openStore({ dataDir }: Pick<Config, 'dataDir'>): GenerationStore {
  return new LocalStore(dataDir);
}

/** Everything but the front ends, put together. Nothing is loaded before it is needed, the model once. */
export interface Engine {
  readonly answers: AnswerService;
  readonly store: GenerationStore;
  readonly live: ServingIndex;
  readonly embedderFor: EmbedderFor;
  /** Runs the indexer in this process, one at a time for a data folder. */
  readonly runIndexer: RunIndexer;
  readonly network: Network;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Where the cache of vectors is, if not in the data folder. */
  readonly cacheDir?: string;
  /** Whether a run of the indexer reads files whose size and time are as they were. */
  readonly verify?: boolean;
  /** How many texts are embedded at the same time; as many as the machine likes unless told. */
  readonly threads?: number;
}

export function createEngine(
  config: Config,
  logger: Logger = createLogger(config.logLevel),
  { cacheDir = config.dataDir, verify = false, threads }: EngineOptions = {},
): Engine {
  const store = openStore(config);
  const live = new LiveIndex(store, (problem) => logger.error(problem));
  const network = createNetwork(config.proxy);
  const model = lazyModel(config, logger, network, threads);
  const embedderFor: EmbedderFor = async (info) => {
    const loaded = info.model ? await model.load() : null;
    if (!loaded || 'missing' in loaded) return null;
    requireSameModel(info, loaded.embedder);
    return loaded.embedder;
  };
  return {
    answers: createAnswerService(live, embedderFor),
    store,
    live,
    embedderFor,
    network,
    runIndexer: (onProgress, signal) =>
      // The cache lies on this disk, wherever the index is.
      onDisk(config.dataDir, () =>
        store.lease(async () => {
          // It throws where there is nothing to index: that must not cost a download.
          const found = await requireArticleFiles(config.articlesDir);
          const loaded = await model.load(signal);
          const cache = new EmbeddingCache(join(cacheDir, 'cache', 'embeddings.sqlite'), logger);
          try {
            const report = await buildIndex({
              articlesDir: config.articlesDir,
              siteUrl: config.siteUrl,
              store,
              found,
              stampsFile: stampsFileOf(config.dataDir),
              verify,
              encoder:
                'missing' in loaded ? null : { ...loaded, embedder: cachedEmbedder(loaded.embedder, cache) },
              onProgress,
              signal,
            });
            if (report.embedded > 0) cache.trim();
            const missing = 'missing' in loaded ? [loaded.missing] : [];
            return { ...report, warnings: [...missing, ...report.warnings] };
          } finally {
            cache.close();
          }
        }),
      ),
    async close() {
      await live.close();
      await model.close();
      await network.close();
    },
  };
}

async function requireArticleFiles(articlesDir: string): Promise<FoundFiles> {
  const found = await findArticles(articlesDir);
  if (found.paths.length + found.failed.length > 0) return found;
  throw new UserError(
    'articles',
    `${articlesDir} holds no article (.md, .markdown or .txt). Put some there, or name another folder with --articles.`,
  );
}

interface Model {
  readonly embedder: Embedder;
  readonly countTokens: (text: string) => number;
}

type Loaded = Model | { readonly missing: string };

/**
 * Loads the model at most once. Where no source has it, says why, and looks again only in its folder: an indexer
 * in another process may have got it, and no question should wait for the other sources.
 */
function lazyModel(
  config: Config,
  logger: Logger,
  network: Network,
  threads: number | undefined,
): { load(signal?: AbortSignal): Promise<Loaded>; close(): Promise<void> } {
  let loading: Promise<Loaded> | undefined;
  return {
    async load(signal) {
      loading ??= loadModel(config, logger, network, threads, signal).catch((error: unknown) => {
        // Who stopped waiting has not decided for those who come later.
        loading = undefined;
        throw error;
      });
      const loaded = await loading;
      if (!('missing' in loaded) || !(await hasModel(config.embeddingModel, config.modelsDir))) return loaded;
      loading = loadModel(config, logger, network, threads);
      return loading;
    },
    async close() {
      const loaded = await loading;
      if (loaded && 'embedder' in loaded) await loaded.embedder.close();
    },
  };
}

async function loadModel(
  config: Config,
  logger: Logger,
  network: Network,
  threads: number | undefined,
  signal?: AbortSignal,
): Promise<Loaded> {
  const { modelsDir, hfEndpoint, embeddingModel } = config;
  const found = await ensureModel(embeddingModel, {
    modelsDir,
    hfEndpoint,
    logger,
    fetch: network.fetch,
    mavenOptions: mavenProxyOptions(config.proxy),
    ...(signal && { signal }),
  });
  if (found.kind === 'missing') {
    logger.warn(found.reason);
    return { missing: found.reason };
  }
  // The bot sets its own number: it is the indexer beside it that may find no room.
  const tight = threads === undefined ? whyTight(memoryHere()) : null;
  if (tight !== null) logger.warn(tight);
  return {
    embedder: await createEmbedder(embeddingModel, {
      modelsDir,
      logger,
      isLazy: true,
      ...(threads && { threads }),
    }),
    countTokens: await createTokenCounter(modelsDir, embeddingModel),
  };
}

function requireSameModel({ model }: GenerationInfo, embedder: Embedder): void {
  if (!model || model.fingerprint === embedder.model.fingerprint) return;
  const { name } = embedder.model;
  throw new UserError(
    'index-mismatch',
    model.name === name
      ? `The index was made with another version of the model ${name}. Run the indexer again.`
      : `The index was made with ${model.name}, and the model that is set now (${name}) makes other vectors. Run the indexer again, or set EMBEDDING_MODEL back.`,
  );
}
