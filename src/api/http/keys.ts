import { createHash, timingSafeEqual } from 'node:crypto';

/** How a request shows its key (RFC 6750); what is no key of ours is refused whatever it is. */
const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;
/** What stands for a key where one is counted and waits: nothing that tells the key. */
const NAME_LENGTH = 12;

/** The keys that open the API. They are kept as hashes, and compared in a time that tells nothing of them. */
export class KeyRing {
  readonly #hashes: readonly Buffer[];

  constructor(keys: readonly string[]) {
    this.#hashes = keys.map(hashOf);
  }

  get isEmpty(): boolean {
    return this.#hashes.length === 0;
  }

  /** A name for the key that a header shows, or null where it shows none of the ring. */
  nameOf(authorization: string | undefined): string | null {
    const [, key] = BEARER.exec(authorization ?? '') ?? [];
    if (key === undefined) return null;
    const hash = hashOf(key);
    const matches = this.#hashes.filter((known) => timingSafeEqual(known, hash));
    return matches.length > 0 ? hash.toString('base64url').slice(0, NAME_LENGTH) : null;
  }
}

/** Of equal length, whatever the key's. */
function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
