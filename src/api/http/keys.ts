import { createHash, timingSafeEqual } from 'node:crypto';

/** How a request carries its key (RFC 6750); anything that is not one of our keys is refused. */
const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;
/** A name for a key when its requests are counted and wait; it does not reveal the key. */
const NAME_LENGTH = 12;

/** A key as it is set. */
export interface ApiKey {
  readonly key: string;
  /** The collections that it opens instead of the usual ones; null: the usual ones. */
  readonly collections: readonly string[] | null;
}

/** What is known about a key that was sent. */
export interface KnownKey extends Pick<ApiKey, 'collections'> {
  /** Does not reveal the key. */
  readonly name: string;
}

/** The keys that open the API. They are kept as hashes, and compared in constant time. */
export class KeyRing {
  readonly #keys: readonly { readonly hash: Buffer; readonly collections: ApiKey['collections'] }[];

  constructor(keys: readonly ApiKey[]) {
    this.#keys = keys.map(({ key, collections }) => ({ hash: hashOf(key), collections }));
  }

  get isEmpty(): boolean {
    return this.#keys.length === 0;
  }

  /** The key in a header, or null if it is not one of these. */
  find(authorization: string | undefined): KnownKey | null {
    const [, key] = BEARER.exec(authorization ?? '') ?? [];
    if (key === undefined) return null;
    const hash = hashOf(key);
    const [found] = this.#keys.filter((known) => timingSafeEqual(known.hash, hash));
    if (!found) return null;
    return { name: hash.toString('base64url').slice(0, NAME_LENGTH), collections: found.collections };
  }
}

/** Of equal length, whatever the key's length. */
function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
