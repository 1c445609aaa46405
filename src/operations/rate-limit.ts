/** How long a person's uses count, in ms. */
const WINDOW = 60_000;

/** Counts how often somebody does something within a minute. Keeps nothing for longer than that. */
export class RateLimit {
  readonly perMinute: number;
  readonly #now: () => number;
  readonly #uses = new Map<string, number[]>();

  /** @param now a clock that nobody sets: one that is set back would keep people waiting for as long */
  constructor(perMinute: number, now: () => number) {
    this.perMinute = perMinute;
    this.#now = now;
  }

  /** Counts a use. @returns 0, or how many ms to wait where the limit is reached; then it is not counted */
  take(key: string): number {
    const now = this.#now();
    this.#forget(now);
    const recent = (this.#uses.get(key) ?? []).filter((time) => now - time < WINDOW);
    const oldest = recent[recent.length - this.perMinute];
    if (oldest !== undefined) return oldest + WINDOW - now;
    this.#uses.delete(key);
    this.#uses.set(key, [...recent, now]);
    return 0;
  }

  /** How many uses a key has left at the moment, and in how many ms it gets one back; 0 where none is spent. */
  left(key: string): { readonly uses: number; readonly after: number } {
    const now = this.#now();
    const recent = (this.#uses.get(key) ?? []).filter((time) => now - time < WINDOW);
    const [oldest] = recent;
    return {
      uses: Math.max(0, this.perMinute - recent.length),
      after: oldest === undefined ? 0 : oldest + WINDOW - now,
    };
  }

  /** Keys stand in the order of their last use, so the first that is recent ends the search. */
  #forget(now: number): void {
    for (const [key, times] of this.#uses) {
      if (now - (times.at(-1) ?? 0) < WINDOW) return;
      this.#uses.delete(key);
    }
  }
}
