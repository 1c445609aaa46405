import type { Config } from '../../config.js';
import { messageOf } from '../../errors.js';
import { changeSince, stampsFileOf } from '../../indexing/read/changes.js';
import type { IndexReport, RunIndexer } from '../../indexing/report.js';
import type { Logger } from '../../logger.js';
import { inEnglish } from '../../sentence.js';
import { indexAtChanges, type News } from '../index-at-changes.js';

interface Indexing {
  readonly runIndexer: RunIndexer;
  readonly logger: Logger;
}

/**
 * Does the work while the folder of articles is watched or, if it is not, after saying whether the index is behind
 * it.
 */
export async function followArticles<T>(
  config: Config,
  { runIndexer, logger }: Indexing,
  work: () => Promise<T>,
): Promise<T> {
  await tellChange(config, logger);
  const watching = config.indexWatch ? watchArticles(config.articlesDir, runIndexer, logger) : null;
  try {
    return await work();
  } finally {
    await watching?.stop();
  }
}

/** If the folder is not watched, somebody must be told that the index is behind it. */
async function tellChange({ articlesDir, dataDir, indexWatch }: Config, logger: Logger): Promise<void> {
  if (indexWatch) return;
  const change = await changeSince(stampsFileOf(dataDir), articlesDir).catch((error: unknown) => {
    logger.warn(messageOf(error));
    return null;
  });
  if (change?.kind !== 'changed') return;
  const { added, changed, removed } = change;
  logger.warn(
    { added, changed, removed },
    `${articlesDir} has changed since it was indexed, and the old articles still answer: run /reindex, or set INDEX_WATCH=1`,
  );
}

/** How many faults of one report the log names. */
const MOST_FAULTS = 20;

function logReport(logger: Logger, report: IndexReport, { hasNewIndex, faults }: News): void {
  const { added, changed, removed, failed, warnings, generation } = report;
  const counts = {
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    failed: failed.length,
    warnings: warnings.length,
    generation,
  };
  if (hasNewIndex) logger.info(counts, 'The articles have changed: a new index serves');
  for (const fault of faults.slice(0, MOST_FAULTS)) logger.warn(inEnglish(fault));
  const more = faults.length - MOST_FAULTS;
  if (more > 0)
    logger.warn({ more }, 'More of the articles have faults: a run of the indexer lists them all');
}

const NOT_INDEXED = 'The articles have changed and could not be indexed: that is tried again';

function watchArticles(
  articlesDir: string,
  runIndexer: RunIndexer,
  logger: Logger,
): { stop(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const done = indexAtChanges({
    articlesDir,
    run: () => runIndexer(() => {}, signal),
    onReport: (report, news) => logReport(logger, report, news),
    onProblem: (problem) => logger.warn(inEnglish(problem)),
    onBug: (error) => logger.error({ err: error }, NOT_INDEXED),
    signal,
  }).catch((error: unknown) => logger.error({ err: error }, 'The articles are no longer watched'));
  return {
    stop() {
      ending.abort();
      return done;
    },
  };
}
