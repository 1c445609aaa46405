import { messageOf, UserError, type UserErrorCode } from '../errors.js';
import { faultsIn } from '../indexing/outcome.js';
import type { IndexReport } from '../indexing/report.js';
import { type WatchTimes, watchFolder } from '../indexing/watch/watch.js';
import { inEnglish, type Told } from '../sentence.js';

/**
 * How long to wait before the next run after one that has failed or could not look at everything, in ms; a change of
 * the folder ends the wait.
 */
export interface TryAgain {
  /** By why it failed. */
  readonly after: Readonly<Partial<Record<UserErrorCode, number>>>;
  /** In any other case. It is twice as long after each further run that ends so. */
  readonly first: number;
  readonly longest: number;
}

const TRY_AGAIN = {
  after: {
    /** Another indexer runs: 5 s. */
    busy: 5_000,
    /** The cluster that keeps the index does not answer: a minute. */
    cluster: 60_000,
  },
  /** A full disk, an indexer that was killed for memory, a bug, a file that is out of reach: 10 s. */
  first: 10_000,
  /** 30 min. */
  longest: 1_800_000,
} as const satisfies TryAgain;

/** What is new in a report. */
export interface News {
  readonly hasNewIndex: boolean;
  /** Files that can't be read and other faults of which the report before says nothing. */
  readonly faults: readonly Told[];
}

export interface RunOptions {
  readonly run: () => Promise<IndexReport>;
  /** Called for each run that has changed something, or that found fault with other files than the run before. */
  readonly onReport: (report: IndexReport, news: News) => void;
  /** What the run before the watch has reported, if somebody knows that already. */
  readonly before?: IndexReport;
  /** Called with the reason if a run failed or something can't be watched; the watch continues. */
  readonly onProblem: (problem: Told) => void;
  /** Called if a run failed for a reason that nobody foresaw; the watch continues all the same. */
  readonly onBug: (error: unknown) => void;
  readonly signal: AbortSignal;
  readonly tryAgain?: TryAgain;
}

export interface IndexAtChanges extends RunOptions {
  readonly articlesDir: string;
  readonly times?: WatchTimes;
}

/**
 * Runs the indexer whenever the folder of articles has changed and settled, until the signal aborts. A run that fails
 * is tried again: no later change may follow that would begin another one.
 */
export async function indexAtChanges(options: IndexAtChanges): Promise<void> {
  const { articlesDir, onProblem, signal, times } = options;
  const runs = new RunsAtChanges(options);
  await watchFolder({
    folder: articlesDir,
    signal,
    onProblem,
    onChange: () => runs.next(),
    ...(times && { times }),
  });
}

/** The runs of a watch, one after another. */
export class RunsAtChanges {
  readonly #options: RunOptions;
  /** What was told of the last failure, if no run has succeeded since. */
  #told = '';
  #failures = 0;
  /** How many runs in succession could not look at everything. */
  #partial = 0;
  /** What the last report found fault with. */
  #faults: ReadonlySet<string>;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#faults = new Set(options.before && faultsIn(options.before).map(inEnglish));
  }

  /** @returns after how many ms the next run follows, even if nothing changes; null: only after a change */
  async next(): Promise<number | null> {
    const { run, signal } = this.#options;
    try {
      const report = await run();
      this.#report(report);
      [this.#told, this.#failures] = ['', 0];
      const isPartial = report.failed.some(({ mayPass }) => mayPass);
      this.#partial = isPartial ? this.#partial + 1 : 0;
      return isPartial ? this.#growing(this.#partial) : null;
    } catch (error) {
      if (signal.aborted) return null;
      this.#tell(error);
      return this.#waitAfter(error);
    }
  }

  #report(report: IndexReport): void {
    const all = faultsIn(report);
    const faults = all.filter((fault) => !this.#faults.has(inEnglish(fault)));
    const hasNewIndex = hasChanged(report);
    const now = new Set(all.map(inEnglish));
    const areOther = faults.length > 0 || now.size !== this.#faults.size;
    this.#faults = now;
    if (hasNewIndex || areOther) this.#options.onReport(report, { hasNewIndex, faults });
  }

  /** Each problem when it begins, not at each attempt. */
  #tell(error: unknown): void {
    const { onProblem, onBug } = this.#options;
    const message = messageOf(error);
    if (message === this.#told) return;
    this.#told = message;
    if (error instanceof UserError) onProblem(error.told);
    else onBug(error);
  }

  #waitAfter(error: unknown): number | null {
    const code = error instanceof UserError ? error.code : null;
    // Somebody wanted that.
    if (code === 'cancelled') return null;
    const wait = code ? this.#tryAgain.after[code] : undefined;
    return wait ?? this.#growing(++this.#failures);
  }

  #growing(times: number): number {
    const { first, longest } = this.#tryAgain;
    return Math.min(first * 2 ** (times - 1), longest);
  }

  get #tryAgain(): TryAgain {
    return this.#options.tryAgain ?? TRY_AGAIN;
  }
}

function hasChanged({ added, changed, removed, newFirsts, embedded }: IndexReport): boolean {
  return added.length + changed.length + removed.length + newFirsts.length + embedded > 0;
}
