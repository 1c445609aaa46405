import { join } from 'node:path';
import { chooseExamples } from '../answer/examples/choose.js';
import { type FoundFiles, findArticles } from '../articles/find.js';
import type { Config } from '../config.js';
import { cachedEmbedder } from '../embedding/cache/cached.js';
import { EmbeddingCache } from '../embedding/cache/embedding-cache.js';
import { UserError } from '../errors.js';
import type { GenerationStore } from '../index/generation-store.js';
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
  /** Where the last run for that store noted which files it saw. */
  readonly stampsFile: string;
  /** Whether files whose size and time have not changed are also read. */
  readonly verify: boolean;
}

/** Runs the indexer in this process; only one run at a time for a store. */
export function runIndexer(
  { config, logger, store, model, cacheDir, stampsFile, verify }: Indexing,
  ...[onProgress, signal]: Parameters<RunIndexer>
): Promise<IndexReport> {
  // The cache is on this disk, wherever the index is.
  return onDisk(config.dataDir, () =>
    store.lease(async () => {
      // It throws if there is nothing to index, so that this does not cost a download.
      const found = await requireArticleFiles(config.articlesDir);
      const loaded = await model.load(signal);
      const cache = new EmbeddingCache(join(cacheDir, 'cache', 'embeddings.sqlite'), logger);
      try {
        const report = await buildIndex({
          articlesDir: config.articlesDir,
          siteUrl: config.siteUrl,
          store,
          found,
          stampsFile,
          verify,
          encoder:
            'missing' in loaded ? null : { ...loaded, embedder: cachedEmbedder(loaded.embedder, cache) },
          chooseExamples: (index, before, stop) =>
            chooseExamples(index, 'missing' in loaded ? null : loaded.embedder, before, stop),
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
  );
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
