import type { Config } from '../config.js';
import { FallbackIndex } from '../index/fallback-index.js';
import type { GenerationStore } from '../index/generation-store.js';
import type { ServingIndex } from '../index/passage-index.js';
import { TimedIndex } from '../index/timed-index.js';
import { LiveIndex } from '../indexing/live-index.js';
import type { Logger } from '../logger.js';
import { inEnglish } from '../sentence.js';
import { openCopy, waitingFor } from './open-store.js';

export interface OpenedIndex extends ServingIndex {
  close(): Promise<void>;
}

/** Whichever generation serves, from a store. A cluster is waited for only so long; then a local copy may answer. */
export function openLive(
  config: Pick<Config, 'dataDir' | 'openSearch' | 'hasLocalCopy'>,
  store: GenerationStore,
  logger: Logger,
): OpenedIndex {
  const liveIn = (of: GenerationStore) => new LiveIndex(of, (problem) => logger.error(problem));
  const live = liveIn(store);
  const waiting = waitingFor(config);
  if (!waiting) return live;
  const timed = new TimedIndex(live, waiting.longest, waiting.why);
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
