import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** How long somebody stays signed in, in ms. */
const LIFETIME = 7 * 24 * 60 * 60_000;

/**
 * Says who has given the password. A session is its time of expiry with a signature, so that nothing is stored; it is
 * valid only for one password, and ends when that is changed.
 */
export class Sessions {
  /** In seconds, for a cookie. */
  static readonly lifetime = LIFETIME / 1000;
  readonly #password: Uint8Array;
  readonly #key: Uint8Array;
  readonly #now: () => number;

  constructor(password: string, key: Uint8Array, now: () => number = Date.now) {
    this.#password = digest(password);
    this.#key = key;
    this.#now = now;
  }

  /** Takes the same time whatever is wrong with it. */
  isPassword(text: string): boolean {
    return timingSafeEqual(digest(text), this.#password);
  }

  issue(): string {
    const ends = String(this.#now() + LIFETIME);
    return `${ends}.${this.#signature(ends)}`;
  }

  isGood(session: string | undefined): boolean {
    const [ends = '', signature = ''] = session?.split('.') ?? [];
    const expected = Buffer.from(this.#signature(ends));
    const given = Buffer.from(signature);
    const isSigned = expected.length === given.length && timingSafeEqual(expected, given);
    return isSigned && Number(ends) > this.#now();
  }

  #signature(ends: string): string {
    // No custom id begins like this.
    return createHmac('sha256', this.#key)
      .update('|session|')
      .update(this.#password)
      .update(ends)
      .digest('base64url');
  }
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
