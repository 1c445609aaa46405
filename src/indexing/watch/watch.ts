import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** In ms. */
export interface WatchTimes {
  /** A folder that has not changed for this long has settled: 2 s. */
  readonly settle: number;
  /** A folder that keeps changing is taken as it is after this long: 60 s. */
  readonly patience: number;
  /** How long to wait between two looks for a missing folder: 1 s. */
  readonly lookAgain: number;
}

const WATCH_TIMES = {
  settle: 2_000,
  patience: 60_000,
  lookAgain: 1_000,
} as const satisfies WatchTimes;

export interface WatchOptions {
  readonly folder: string;
  /**
   * Called at first, and whenever the folder has changed and settled; never twice at a time. If it throws, the watch
   * ends.
   *
   * @returns after how many ms it is to be called again, even if nothing changes until then; null: not before a change
   */
  readonly onChange: () => Promise<number | null>;
  /** Called with a sentence if the folder is gone, can't be opened or can't be watched. */
  readonly onProblem: (problem: string) => void;
  readonly signal: AbortSignal;
  /** Called when changes are noticed from now on: at first, and after the folder was gone. */
  readonly onReady?: () => void;
  readonly times?: WatchTimes;
}

/**
 * Watches a folder until the signal aborts. It may be gone or out of reach for a while, and another one may take its
 * place.
 */
export async function watchFolder(options: WatchOptions): Promise<void> {
  const { folder, signal, onProblem, times = WATCH_TIMES } = options;
  while (!signal.aborted) {
    const identity = identityOf(folder);
    if (identity === null) {
      await pause(times.lookAgain, signal);
      continue;
    }
    await watchUntilGone(options, identity);
    if (!signal.aborted && identityOf(folder) === null)
      onProblem(
        `The folder ${folder} is gone or can't be opened. The index stays as it is, until the folder is there again.`,
      );
  }
}

async function watchUntilGone(options: WatchOptions, identity: string): Promise<void> {
  const { folder, onChange, onProblem, onReady, signal, times = WATCH_TIMES } = options;
  const changes = new Changes(times);
  const watcher = openWatcher(folder, () => changes.note(), onProblem);
  try {
    await ready(watcher, signal);
    onReady?.();
    // What has changed before is not known.
    changes.note();
    while (!signal.aborted && identityOf(folder) === identity) {
      if (await changes.settled(signal)) changes.expect(await onChange());
    }
  } finally {
    await watcher.close();
  }
}

function openWatcher(folder: string, onEvent: () => void, onProblem: (problem: string) => void): FSWatcher {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => path !== folder && /^\.|^node_modules$/.test(basename(path)),
  });
  watcher.on('all', onEvent);
  watcher.on('error', (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    onProblem(
      `Not all of ${folder} can be watched (${reason}). Run the indexer by hand after changes there.`,
    );
  });
  return watcher;
}

function ready(watcher: FSWatcher, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    watcher.once('ready', () => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Set when something has changed, and when nothing has for a while. */
class Changes {
  readonly #times: WatchTimes;
  #first = 0;
  #last = 0;
  /** When it is time for another look, no matter whether something has changed. */
  #due = Number.POSITIVE_INFINITY;

  constructor(times: WatchTimes) {
    this.#times = times;
  }

  note(): void {
    this.#last = performance.now();
    this.#first ||= this.#last;
  }

  /** @param wait how long to wait for a change, in ms; null: as long as it takes */
  expect(wait: number | null): void {
    this.#due = wait === null ? Number.POSITIVE_INFINITY : performance.now() + wait;
  }

  /**
   * Waits a little, and says whether there were changes that have settled, or no more are waited for. Each counts
   * once.
   */
  async settled(signal: AbortSignal): Promise<boolean> {
    const { settle, patience } = this.#times;
    await pause(Math.min(settle / 4, 250), signal);
    if (signal.aborted) return false;
    const now = performance.now();
    if (this.#first === 0) return now >= this.#due;
    if (now - this.#last < settle && now - this.#first < patience) return false;
    this.#first = 0;
    return true;
  }
}

/**
 * Distinguishes a folder from another one of the same name; null if there is none, or if it can't be looked at, as
 * when the machine that has it does not answer.
 */
function identityOf(folder: string): string | null {
  try {
    const found = statSync(folder);
    return found.isDirectory() ? `${found.dev}:${found.ino}` : null;
  } catch {
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
