/** How long a use counts, in ms. */
const WINDOW = 60_000;

/** Counts how often somebody does something within a minute, and keeps nothing for longer than that. */
export class RateLimit {
  readonly perMinute: number;
  readonly #now: () => number;
  readonly #uses = new Map<string, number[]>();

  /** @param now a monotonic clock: one that is set back would keep people waiting for as long */
  constructor(perMinute: number, now: () => number) {
    this.perMinute = perMinute;
    this.#now = now;
  }

  /** Counts a use. @returns 0, or how many ms to wait if the limit is reached; then the use is not counted */
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

  /** How many uses a key has left at the moment, and in how many ms it gets one back; 0 if none is spent. */
  left(key: string): { readonly uses: number; readonly after: number } {
    const now = this.#now();
    const recent = (this.#uses.get(key) ?? []).filter((time) => now - time < WINDOW);
    const [oldest] = recent;
    return {
      uses: Math.max(0, this.perMinute - recent.length),
      after: oldest === undefined ? 0 : oldest + WINDOW - now,
    };
  }

  /** Keys are in the order of their last use, so the first that is recent ends the search. */
  #forget(now: number): void {
    for (const [key, times] of this.#uses) {
      if (now - (times.at(-1) ?? 0) < WINDOW) return;
      this.#uses.delete(key);
    }
  }
}
