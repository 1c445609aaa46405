import { createHash, timingSafeEqual } from 'node:crypto';

/** How a request carries its key (RFC 6750); anything that is not one of our keys is refused. */
const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;
/** A name for a key when its requests are counted and wait; it does not reveal the key. */
const NAME_LENGTH = 12;

/** The keys that open the API. They are kept as hashes, and compared in constant time. */
export class KeyRing {
  readonly #hashes: readonly Buffer[];

  constructor(keys: readonly string[]) {
    this.#hashes = keys.map(hashOf);
  }

  get isEmpty(): boolean {
    return this.#hashes.length === 0;
  }

  /** A name for the key in a header, or null if it is not one of these. */
  nameOf(authorization: string | undefined): string | null {
    const [, key] = BEARER.exec(authorization ?? '') ?? [];
    if (key === undefined) return null;
    const hash = hashOf(key);
    const matches = this.#hashes.filter((known) => timingSafeEqual(known, hash));
    return matches.length > 0 ? hash.toString('base64url').slice(0, NAME_LENGTH) : null;
  }
}

/** Of equal length, whatever the key's length. */
function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
