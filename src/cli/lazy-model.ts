import type { Config } from '../config.js';
import type { Embedder } from '../embedding/embedder.js';
import { createEmbedder } from '../embedding/encoding/thread-pool.js';
import { memoryHere, whyTight } from '../embedding/encoding/threads.js';
import { createTokenCounter } from '../embedding/encoding/token-counter.js';
import { ensureModel, hasModel } from '../embedding/models/model-store.js';
import type { Logger } from '../logger.js';
import { mavenProxyOptions } from '../operations/proxy/maven.js';
import type { Network } from '../operations/proxy/network.js';
import type { Told } from '../sentence.js';

interface Model {
  readonly embedder: Embedder;
  readonly countTokens: (text: string) => number;
}

type Loaded = Model | { readonly missing: Told };

export interface LazyModel {
  load(signal?: AbortSignal): Promise<Loaded>;
  close(): Promise<void>;
}

/**
 * Loads the model at most once. If no source has it, says why, and looks again only in its folder: an indexer in
 * another process may have got it, and no question should wait for the other sources.
 */
export function lazyModel(
  config: Config,
  logger: Logger,
  network: Network,
  threads: number | undefined,
): LazyModel {
  let loading: Promise<Loaded> | undefined;
  return {
    async load(signal) {
      loading ??= loadModel(config, logger, network, threads, signal).catch((error: unknown) => {
        // A caller that stops waiting does not decide for later ones.
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
    return { missing: found.told };
  }
  // The bot sets its own number: only the indexer beside it may find no room.
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
