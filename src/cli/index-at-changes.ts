import { setTimeout } from 'node:timers/promises';
import { UserError } from '../errors.js';
import type { IndexReport } from '../indexing/report.js';
import { watchFolder } from '../indexing/watch/watch.js';

/** How long to wait between two tries while another indexer runs, in ms: 5 s. */
const TRY_AGAIN = 5_000;

export interface IndexAtChanges {
  readonly articlesDir: string;
  readonly run: () => Promise<IndexReport>;
  /** Called for each run that has changed something. */
  readonly onReport: (report: IndexReport) => void;
  /** Called with the reason if a run failed or something can't be watched; the watch continues. */
  readonly onProblem: (problem: string) => void;
  readonly signal: AbortSignal;
}

/** Runs the indexer whenever the folder of articles has changed and settled, until the signal aborts. */
export async function indexAtChanges(options: IndexAtChanges): Promise<void> {
  const { articlesDir, run, onReport, onProblem, signal } = options;
  await watchFolder({
    folder: articlesDir,
    signal,
    onProblem,
    async onChange() {
      try {
        const report = await untilFree(run, signal);
        if (report && hasChanged(report)) onReport(report);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof UserError)) throw error;
        onProblem(error.message);
      }
    },
  });
}

async function untilFree(run: () => Promise<IndexReport>, signal: AbortSignal): Promise<IndexReport | null> {
  while (!signal.aborted) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof UserError && error.code === 'busy')) throw error;
      await setTimeout(TRY_AGAIN, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}

function hasChanged({ added, changed, removed, newFirsts, embedded }: IndexReport): boolean {
  return added.length + changed.length + removed.length + newFirsts.length + embedded > 0;
}
