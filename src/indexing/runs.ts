import type { IndexProgress, IndexReport, RunIndexer } from './report.js';

/** The state of the newest run, or how it ended; times in ms since 1970. */
export type RunState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly progress: IndexProgress | null; readonly isCancelled: boolean }
  | { readonly kind: 'done'; readonly report: IndexReport; readonly endedAt: number }
  | { readonly kind: 'failed'; readonly error: unknown; readonly endedAt: number };

/** Remembers the newest run of an indexer, no matter who began it, until this process ends. */
export class IndexRuns {
  #state: RunState = { kind: 'none' };
  #cancel = new AbortController();
  #running: Promise<unknown> | null = null;
  readonly #runIndexer: RunIndexer;
  readonly #now: () => number;

  constructor(runIndexer: RunIndexer, now: () => number = Date.now) {
    this.#runIndexer = runIndexer;
    this.#now = now;
  }

  get state(): RunState {
    return this.#state;
  }

  /** The same indexer. A run that is started during another one will be refused, and is not remembered. */
  readonly run: RunIndexer = (onProgress, signal) => {
    if (this.#running) return this.#runIndexer(onProgress, signal);
    const running = this.#remembered(onProgress, signal).finally(() => {
      this.#running = null;
    });
    // A caller that waits for its end learns of a failure from the returned promise.
    this.#running = running.catch(() => {});
    return running;
  };

  /**
   * Begins a run.
   *
   * @returns its end, or null if one is under way already
   */
  start(): Promise<IndexReport> | null {
    return this.#running ? null : this.run(() => {}, new AbortController().signal);
  }

  /** Ends the run that is under way, no matter who began it. @returns whether there is one */
  cancel(): boolean {
    if (this.#state.kind !== 'running') return false;
    this.#state = { ...this.#state, isCancelled: true };
    this.#cancel.abort();
    return true;
  }

  /** Ends the run that is under way, and resolves when it has ended. */
  async close(): Promise<void> {
    this.cancel();
    await this.#running;
  }

  async #remembered(...[onProgress, signal]: Parameters<RunIndexer>): Promise<IndexReport> {
    this.#cancel = new AbortController();
    this.#state = { kind: 'running', progress: null, isCancelled: false };
    const heard = (progress: IndexProgress): void => {
      if (this.#state.kind === 'running') this.#state = { ...this.#state, progress };
      onProgress(progress);
    };
    try {
      const report = await this.#runIndexer(heard, AbortSignal.any([signal, this.#cancel.signal]));
      this.#state = { kind: 'done', report, endedAt: this.#now() };
      return report;
    } catch (error) {
      this.#state = { kind: 'failed', error, endedAt: this.#now() };
      throw error;
    }
  }
}
