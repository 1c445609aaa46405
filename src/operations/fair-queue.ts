export interface FairQueueOptions {
  /** How many jobs run at once. */
  readonly concurrency: number;
  /** How many jobs of one group may wait. */
  readonly waiting: number;
  /** How long a job waits before it is given up, in ms. */
  readonly patience: number;
}

/**
 * For questions, no matter who asks. While one waits for the model, another one is searched for. More at once would
 * only hold up the process's one thread, and with it every reply that is due. `patience`: 6 s.
 */
export const QUESTION_QUEUE = {
  concurrency: 2,
  waiting: 100,
  patience: 6000,
} as const satisfies FairQueueOptions;

interface Job {
  start(): void;
}

/** Thrown if a group has too many jobs waiting already, or if a job has waited for too long. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** Runs the groups' jobs, one of each group in turn: a group with many jobs can't hold up the others. */
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
   * Runs `work` when its turn has come; resolves and rejects as it does.
   *
   * @param patience how long it waits at most, in ms, if that is less than the queue's own
   * @throws QueueFullError if the group has too many jobs waiting, or the turn has not come in time
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
