import type { Config } from '../config.js';
import { FallbackIndex } from '../index/fallback-index.js';
import type { GenerationStore } from '../index/generation-store.js';
import { tooSlow } from '../index/opensearch/failures.js';
import type { ServingIndex } from '../index/passage-index.js';
import { TimedIndex } from '../index/timed-index.js';
import { LiveIndex } from '../indexing/live-index.js';
import type { Logger } from '../logger.js';
import { inEnglish } from '../sentence.js';
import { openCopy } from './open-store.js';

/** The longest that one question waits for a cluster in all its requests. In ms: 15 s. */
const LONGEST_WAIT = 15_000;

export interface OpenedIndex extends ServingIndex {
  close(): Promise<void>;
}

/** Whichever generation serves, from a store. A cluster is waited for only so long, and a local copy may stand in. */
export function openLive(
  config: Pick<Config, 'dataDir' | 'openSearch' | 'hasLocalCopy'>,
  store: GenerationStore,
  logger: Logger,
): OpenedIndex {
  const liveIn = (of: GenerationStore) => new LiveIndex(of, (problem) => logger.error(problem));
  const live = liveIn(store);
  const { openSearch } = config;
  if (!openSearch) return live;
  const timed = new TimedIndex(live, LONGEST_WAIT, () => tooSlow(openSearch.urls));
  const copies = openCopy(config);
  if (!copies) return { use: (work) => timed.use(work), close: () => live.close() };
  return withCopy(live, timed, liveIn(copies), logger);
}

function withCopy(live: LiveIndex, timed: TimedIndex, copy: LiveIndex, logger: Logger): OpenedIndex {
  const index = new FallbackIndex(timed, copy, {
    onLeave: (why) => logger.warn(`${inEnglish(why)} Until then the local copy of the index answers.`),
    onReturn: () => logger.info('The cluster answers again'),
  });
  return {
    use: (work) => index.use(work),
    async close() {
      index.close();
      await live.close();
      await copy.close();
    },
  };
}
