import type { Logger } from '../logger.js';
import type { RenewedSign, Sign, SignBoard } from '../process-signs.js';

export interface TwinWatchOptions {
  readonly logger: Logger;
  /** How often a sign is renewed and the others are read. In ms; default 5 s. */
  readonly interval?: number;
}

/** In ms. */
const INTERVAL = 5000;

/**
 * Notices other processes that get the same events from Discord. A sign counts once it was seen to be renewed: what a
 * process that was killed has left behind is not, whatever the clocks say.
 */
export class TwinWatch {
  readonly #board: SignBoard;
  readonly #own: Sign;
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
  readonly #seenAt = new Map<string, number>();
  readonly #told = new Set<string>();
  /** Null between two looks. */
  #look: Promise<void> | null = null;

  constructor(board: SignBoard, own: Sign, { logger, interval = INTERVAL }: TwinWatchOptions) {
    this.#board = board;
    this.#own = own;
    this.#logger = logger;
    this.#begin();
    this.#timer = setInterval(() => this.#begin(), interval).unref();
  }

  /** Takes the sign away. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#look;
    await this.#board.remove(this.#own.run).catch(() => {});
  }

  /** A look that takes longer than the interval is not followed by several at once. */
  #begin(): void {
    this.#look ??= this.#renew().finally(() => {
      this.#look = null;
    });
  }

  async #renew(): Promise<void> {
    try {
      await this.#board.post(this.#own, Date.now());
      for (const other of await this.#board.of(this.#own.application)) this.#see(other);
    } catch (error) {
      // If the cluster or the disk fails, others report it; this is only a watch.
      this.#logger.debug(
        { err: error },
        'It could not be looked whether another process has the same shards',
      );
    }
  }

  #see(other: RenewedSign): void {
    const before = this.#seenAt.get(other.run);
    this.#seenAt.set(other.run, other.at);
    const isRenewed = before !== undefined && before !== other.at;
    if (!isRenewed || this.#told.has(other.run) || !areTwins(this.#own, other)) return;
    this.#told.add(other.run);
    this.#logger.error(
      `Another process is connected to Discord with the same token and the same servers (${other.where}; shards ${nameOf(other)}, here ${nameOf(this.#own)}). Both get every event, and of their answers only one arrives. End one of the two, or give each its own shards with DISCORD_SHARDS.`,
    );
  }
}

/** Whether two processes get some of the same events: their shards are the same, or cut in another way. */
export function areTwins(a: Sign, b: Sign): boolean {
  if (a.run === b.run || a.application !== b.application) return false;
  return a.of !== b.of || a.shards.some((shard) => b.shards.includes(shard));
}

function nameOf({ shards, of }: Sign): string {
  return `${shards.join(',')}/${of}`;
}
