import { dropOldest } from '../../drop-oldest.js';

/** Remembers the latest things seen, and forgets the oldest. */
export class Seen {
  readonly #keys = new Set<string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @returns whether it is new; from then on it is not */
  add(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    dropOldest(this.#keys, this.#most);
    return true;
  }
}
