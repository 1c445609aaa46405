import { setTimeout } from 'node:timers/promises';
import { UserError, type UserErrorCode } from '../errors.js';
import type { IndexReport } from '../indexing/report.js';
import { watchFolder } from '../indexing/watch/watch.js';

/** How long to wait before a run that has failed for a passing reason is tried again, in ms. */
export const TRY_AGAIN: Readonly<Partial<Record<UserErrorCode, number>>> = {
  /** Another indexer runs: 5 s. */
  busy: 5_000,
  /** The cluster that keeps the index does not answer: a minute. */
  cluster: 60_000,
};

export interface IndexAtChanges {
  readonly articlesDir: string;
  readonly run: () => Promise<IndexReport>;
  /** Called for each run that has changed something. */
  readonly onReport: (report: IndexReport) => void;
  /** Called with the reason if a run failed or something can't be watched; the watch continues. */
  readonly onProblem: (problem: string) => void;
  readonly signal: AbortSignal;
  readonly tryAgain?: typeof TRY_AGAIN;
}

/** Runs the indexer whenever the folder of articles has changed and settled, until the signal aborts. */
export async function indexAtChanges(options: IndexAtChanges): Promise<void> {
  const { articlesDir, onReport, onProblem, signal } = options;
  await watchFolder({
    folder: articlesDir,
    signal,
    onProblem,
    async onChange() {
      try {
        const report = await untilDone(options);
        if (report && hasChanged(report)) onReport(report);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof UserError)) throw error;
        onProblem(error.message);
      }
    },
  });
}

/** Tries again while the reason may pass: no later change of the folder may follow that would begin another run. */
async function untilDone({
  run,
  onProblem,
  signal,
  tryAgain = TRY_AGAIN,
}: IndexAtChanges): Promise<IndexReport | null> {
  let said = '';
  while (!signal.aborted) {
    try {
      return await run();
    } catch (error) {
      const wait = error instanceof UserError ? tryAgain[error.code] : undefined;
      if (wait === undefined || !(error instanceof UserError)) throw error;
      if (error.message !== said) onProblem(error.message);
      said = error.message;
      await setTimeout(wait, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}

function hasChanged({ added, changed, removed, newFirsts, embedded }: IndexReport): boolean {
  return added.length + changed.length + removed.length + newFirsts.length + embedded > 0;
}
