import { join } from 'node:path';
import { chooseExamples } from '../answer/examples/choose.js';
import { type FoundFiles, findArticles } from '../articles/find.js';
import type { Config } from '../config.js';
import { cachedEmbedder } from '../embedding/cache/cached.js';
import { EmbeddingCache } from '../embedding/cache/embedding-cache.js';
import type { SharedVectors } from '../embedding/cache/shared-vectors.js';
import { UserError } from '../errors.js';
import type { GenerationStore } from '../index/generation-store.js';
import type { RunSharing } from '../index/run-sharing.js';
import type { ChooseExamples } from '../indexing/build/building.js';
import { type HelperOptions, leadOrHelp } from '../indexing/helping.js';
import { buildIndex } from '../indexing/indexer.js';
import type { IndexReport, RunIndexer } from '../indexing/report.js';
import type { Logger } from '../logger.js';
import { sentence } from '../sentence.js';
import { onDisk } from '../storage/disk.js';
import type { LazyModel } from './lazy-model.js';

/** What a run of the indexer works with. */
export interface Indexing {
  readonly config: Config;
  readonly logger: Logger;
  readonly store: GenerationStore;
  readonly model: Pick<LazyModel, 'load'>;
  /** The place of the vectors' cache. */
  readonly cacheDir: string;
  /** Vectors that others have embedded; by default those of the store, if it has any. */
  readonly vectors?: SharedVectors | undefined;
  /** Where the last run for that store noted which files it saw. */
  readonly stampsFile: string;
  /** Whether files whose size and time have not changed are also read. */
  readonly verify: boolean;
}

/**
 * Runs the indexer in this process; only one run at a time for a store. Where several share a store over a network,
 * this one helps the one that runs.
 */
export function runIndexer(indexing: Indexing, ...args: Parameters<RunIndexer>): Promise<IndexReport> {
  const { config, store } = indexing;
  // The cache is on this disk, wherever the index is.
  return onDisk(config.dataDir, () =>
    store.sharing
      ? prepared(indexing, args, (run) => leadOrHelp(store, run.lead, run.helper))
      : store.lease(() => prepared(indexing, args, (run) => run.lead())),
  );
}

interface PreparedRun {
  lead(): Promise<IndexReport>;
  /** Null if this process can help nobody. */
  readonly helper: HelperOptions | null;
}

/** Does the work with the model and its cache at hand. */
async function prepared(
  { config, logger, store, model, cacheDir, vectors, stampsFile, verify }: Indexing,
  [onProgress, signal]: Parameters<RunIndexer>,
  work: (run: PreparedRun) => Promise<IndexReport>,
): Promise<IndexReport> {
  // It throws if there is nothing to index, so that this does not cost a download.
  const found = await requireArticleFiles(config.articlesDir);
  const loaded = await model.load(signal);
  const cache = new EmbeddingCache(join(cacheDir, 'cache', 'embeddings.sqlite'), logger);
  try {
    const plain = 'missing' in loaded ? null : loaded.embedder;
    const embedder = plain && cachedEmbedder(plain, cache, vectors ?? store.sharing?.vectors);
    const options = {
      articlesDir: config.articlesDir,
      siteUrl: config.siteUrl,
      store,
      stampsFile,
      verify,
      encoder: 'missing' in loaded || !embedder ? null : { ...loaded, embedder },
      chooseExamples: (...[index, before, stop]: Parameters<ChooseExamples>) =>
        chooseExamples(index, plain, before, stop),
      onProgress,
      signal,
    };
    const { sharing } = store;
    const report = await work({
      // One that has waited for another looks again.
      lead: () => buildIndex(sharing ? options : { ...options, found }),
      helper: sharing && embedder ? { ...options, found, sharing, embedder } : null,
    });
    if (embedder && embedder.storedCount() > 0)
      await trim(cache, sharing).catch((error: unknown) => logger.warn({ err: error }, NOT_TRIMMED));
    const missing = 'missing' in loaded ? [loaded.missing] : [];
    return {
      ...report,
      embedded: embedder?.embeddedCount() ?? 0,
      warnings: [...missing, ...report.warnings],
    };
  } finally {
    cache.close();
  }
}

/** The run has ended well: the index that it has built serves already. */
const NOT_TRIMMED = 'What the caches need no longer could not be removed: the next run tries again';

/** Once a run has ended well, all that it needs has been used. */
async function trim(cache: EmbeddingCache, sharing: RunSharing | undefined): Promise<void> {
  cache.trim();
  await sharing?.vectors.trim();
}

async function requireArticleFiles(articlesDir: string): Promise<FoundFiles> {
  const found = await findArticles(articlesDir);
  if (found.paths.length + found.failed.length > 0) return found;
  throw new UserError(
    'articles',
    sentence(
      '{{articlesDir}} holds no article (.md, .markdown or .txt). Put some there, or name another folder with --articles.',
      { articlesDir },
    ),
  );
}
