export interface FairQueueOptions {
  /** How much is worked on at once. */
  readonly concurrency: number;
  /** How much of one group may wait. */
  readonly waiting: number;
  /** How long anything waits before it is given up, in ms. */
  readonly patience: number;
}

/**
 * For questions, whoever asks them. While one waits for the model, another one is searched for. More at once would only
 * keep the process's one thread, and with it every reply that is due, waiting. `patience`: 6 s.
 */
export const QUESTION_QUEUE = {
  concurrency: 2,
  waiting: 100,
  patience: 6000,
} as const satisfies FairQueueOptions;

interface Job {
  start(): void;
}

/** Thrown where a group has too much waiting already, or where something has waited for too long. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** Works on what the groups hand in, one of each in turn: a group with much to do can't hold up the others. */
export class FairQueue {
  readonly #options: FairQueueOptions;
  readonly #groups = new Map<string, Job[]>();
  #running = 0;

  constructor(options: FairQueueOptions) {
    this.#options = options;
  }

  /** How many jobs wait. */
  get waiting(): number {
    return [...this.#groups.values()].reduce((sum, jobs) => sum + jobs.length, 0);
  }

  /**
   * Resolves and rejects as `work` does, when its turn has come.
   *
   * @param patience how long it waits at most, in ms, where that is less than for anything else
   * @throws QueueFullError where the group has too much waiting, or the turn has not come in time
   */
  async run<T>(group: string, work: () => Promise<T>, patience: number = this.#options.patience): Promise<T> {
    await this.#turn(group, Math.min(patience, this.#options.patience));
    try {
      return await work();
    } finally {
      this.#running--;
      this.#startNext();
    }
  }

  async #turn(group: string, patience: number): Promise<void> {
    if (this.#running < this.#options.concurrency) {
      this.#running++;
      return;
    }
    const jobs = this.#groups.get(group) ?? [];
    if (jobs.length >= this.#options.waiting) throw new QueueFullError(`${group} has too much waiting`);
    await new Promise<void>((start, giveUp) => {
      const timer = setTimeout(() => {
        this.#remove(group, job);
        giveUp(new QueueFullError(`${group} has waited for too long`));
      }, patience);
      const job = {
        start: () => {
          clearTimeout(timer);
          start();
        },
      };
      this.#groups.set(group, [...jobs, job]);
    });
  }

  #remove(group: string, job: Job): void {
    const rest = (this.#groups.get(group) ?? []).filter((other) => other !== job);
    if (rest.length > 0) this.#groups.set(group, rest);
    else this.#groups.delete(group);
  }

  /** The group whose job starts goes to the end of the line. */
  #startNext(): void {
    const [next] = this.#groups;
    if (!next) return;
    const [group, [job, ...rest]] = next;
    this.#groups.delete(group);
    if (rest.length > 0) this.#groups.set(group, rest);
    this.#running++;
    job?.start();
  }
}
