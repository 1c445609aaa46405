import type { Retention, SharedLog } from '../../index/shared-log.js';
import type { Logger } from '../../logger.js';
import { Follower } from './follower.js';
import type { Replica } from './replica.js';

export interface SharingOptions {
  readonly logger: Logger;
  /** How often what is new is exchanged. In ms; default 1 s. */
  readonly interval?: number;
  /** Called before anything is sent to a log of another name than before, also to the first one. */
  readonly onNewLog?: () => Promise<void>;
  /** Kinds that must not be kept at all: what the log has of them is deleted. */
  readonly unwanted?: readonly string[];
}

/** In ms. */
const INTERVAL = 1000;
/** The longest wait after failures in a row. In ms: 30 s. */
const LONGEST_WAIT = 30_000;
/** How often it is looked whether the log is still the same, and what it need not keep. In ms: a minute, an hour. */
const NAMED_FOR = 60_000;
const PRUNED_FOR = 3_600_000;
/** How long the end may wait for what was said last. In ms: 3 s. */
const LAST_PATIENCE = 3000;

/**
 * Exchanges what bots keep: what was said here goes to the log, and what others have said comes from it. Readers and
 * writers only see the replicas on this disk, so that no question waits for it, and what is said while the log can't be
 * reached waits there.
 */
export class Sharing {
  readonly #log: SharedLog;
  readonly #followers: readonly Follower[];
  readonly #replicas: readonly Replica[];
  readonly #logger: Logger;
  readonly #interval: number;
  readonly #onNewLog: () => Promise<void>;
  readonly #unwanted: readonly string[];
  #name = '';
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #failures = 0;
  #hasEnded = false;
  #namedAt = Number.NEGATIVE_INFINITY;
  #prunedAt = Number.NEGATIVE_INFINITY;

  constructor(
    log: SharedLog,
    replicas: readonly Replica[],
    { logger, interval = INTERVAL, onNewLog = async () => {}, unwanted = [] }: SharingOptions,
  ) {
    this.#log = log;
    this.#replicas = replicas;
    this.#followers = replicas.map((replica) => new Follower(log, replica));
    this.#logger = logger;
    this.#interval = interval;
    this.#onNewLog = onNewLog;
    this.#unwanted = unwanted;
  }

  /** Reads what others have said, so that their rules hold, and exchanges from then on. A failure is logged. */
  async begin(): Promise<void> {
    const read = this.#read().then(() => {});
    this.#round = read;
    await this.#tell(read);
    this.#schedule();
  }

  /** Exchanges everything new. @throws UserError `cluster` if the log can't be reached */
  exchange(): Promise<void> {
    this.#round = this.#round.catch(() => {}).then(() => this.#exchange());
    return this.#round;
  }

  /** Ends with what was said last, unless that takes too long: it then waits for the next start. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LAST_PATIENCE);
    await Promise.race([this.exchange().catch(() => {}), promise]);
    clearTimeout(timer);
  }

  #schedule(): void {
    if (this.#hasEnded) return;
    const wait = Math.min(LONGEST_WAIT, this.#interval * 2 ** this.#failures);
    this.#timer = setTimeout(() => {
      void this.#tell(this.exchange()).then(() => this.#schedule());
    }, wait).unref();
  }

  async #exchange(): Promise<void> {
    // Nothing is sent to a lost log: it would be begun in the wrong way.
    if (!(await this.#read())) return;
    for (const follower of this.#followers) await follower.send();
    const now = performance.now();
    if (now - this.#prunedAt < PRUNED_FOR) return;
    for (const retention of this.#retentions(Date.now())) await this.#log.prune(retention);
    this.#prunedAt = now;
  }

  #retentions(now: number): Retention[] {
    const kept = this.#replicas.flatMap((replica) => replica.retention(now));
    return this.#unwanted.length > 0 ? [...kept, { kinds: this.#unwanted, before: now }] : kept;
  }

  /** @returns whether the log is still there */
  async #read(): Promise<boolean> {
    const now = performance.now();
    if (now - this.#namedAt >= NAMED_FOR) {
      const name = await this.#log.name();
      if (name !== this.#name) await this.#onNewLog();
      this.#name = name;
      for (const follower of this.#followers) follower.join(name);
      this.#namedAt = now;
    }
    for (const follower of this.#followers) {
      if (await follower.read()) continue;
      // The next time another one is begun.
      this.#namedAt = Number.NEGATIVE_INFINITY;
      return false;
    }
    return true;
  }

  /** The first failure in a row is logged, and its end. */
  async #tell(exchanged: Promise<void>): Promise<void> {
    try {
      await exchanged;
      if (this.#failures > 0) this.#logger.info('What the bots keep together is exchanged again');
      this.#failures = 0;
    } catch (error) {
      if (this.#hasEnded) return;
      if (this.#failures++ === 0)
        this.#logger.warn(
          { err: error },
          'Rules, votes and gaps are not exchanged with other bots now. They are kept here, and go to the cluster as soon as it answers',
        );
    }
  }
}
