import { UserError } from '../../../src/errors.js';
import type { IndexProgress, IndexReport, RunIndexer } from '../../../src/indexing/report.js';
import type { Stage } from './bot.js';
import type { Person, UsedInteraction } from './interactions.js';

export const MANAGE_SERVER: Partial<Person> = { permissions: 0x20n };

export const REPORT: IndexReport = {
  added: ['a_1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'],
  changed: ['c1'],
  removed: [],
  unchanged: 12,
  failed: [{ path: 'bad*name.md', reason: 'It is not text.' }],
  warnings: [],
  reposts: [],
  newFirsts: [],
  skipped: [],
  lost: [],
  articles: 20,
  passages: 345,
  embedded: 40,
  generation: 'g1',
  model: 'Xenova/bge-small-zh-v1.5',
  tookMs: 83_000,
};

/** A run of the indexer that the test steers: it reports progress and ends when it is told to. */
export class SteeredRun {
  started = 0;
  signal: AbortSignal | null = null;
  report: (progress: IndexProgress) => void = () => {};
  finish: (report: IndexReport) => void = () => {};
  fail: (error: unknown) => void = () => {};

  constructor(readonly stage: Stage) {}

  readonly run: RunIndexer = (onProgress, signal) => {
    this.started++;
    this.stage.discord.changes.happened();
    this.report = onProgress;
    this.signal = signal;
    return new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
      signal.addEventListener('abort', () =>
        reject(new UserError('cancelled', 'The run was cancelled; the index is as it was.')),
      );
    });
  };

  /** Starts a bot, and the run by `/reindex`. */
  async start(
    elapsed: () => number = () => performance.now(),
    progressInterval = 0,
  ): Promise<UsedInteraction> {
    const { stage } = this;
    await stage.start({ runIndexer: this.run, timing: { elapsed, progressInterval } });
    const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    await used.reply();
    await stage.discord.changes.until(() => this.started > 0, 'the run to start');
    return used;
  }
}
