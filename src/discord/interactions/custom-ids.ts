import { createHmac, timingSafeEqual } from 'node:crypto';
import { LIMITS } from '../render/limits.js';

/** How much of the signature is sent: 96 bits, 16 characters. */
const SIGNATURE_BYTES = 12;
const PSEUDONYM_BYTES = 16;
const FORM = /^([a-z]+):([\w.-]*)\.([\w-]{16})$/;

/** What a component carries: the command that takes it, and its state. */
export interface SignedState {
  readonly prefix: string;
  readonly fields: readonly string[];
}

/**
 * Writes and reads the custom ids of components. They hold all of the state, so that components work after a restart,
 * and a signature, so that nobody can forge one.
 */
export class CustomIds {
  readonly #key: Uint8Array;

  /** @param key at least 16 random bytes; another key makes all earlier custom ids unreadable */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /**
   * @param prefix the command that takes the component, lower-case letters
   * @param fields letters, digits, `_` and `-`
   * @throws RangeError if it would be longer than Discord allows
   */
  sign(prefix: string, ...fields: readonly (string | number)[]): string {
    const body = `${prefix}:${fields.join('.')}`;
    const id = `${body}.${this.#signature(body)}`;
    if (id.length > LIMITS.customId) throw new RangeError(`The custom id ${id} is too long`);
    return id;
  }

  /** What `sign` has put in, or null if it is not ours or has been changed. */
  read(customId: string): SignedState | null {
    const [, prefix, fields, signature] = FORM.exec(customId) ?? [];
    if (prefix === undefined || fields === undefined || signature === undefined) return null;
    const expected = this.#signature(`${prefix}:${fields}`);
    if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return null;
    return { prefix, fields: fields.split('.') };
  }

  /** A name for something with these parts, which nobody can make or read without the key: 128 bits. */
  pseudonym(...parts: readonly string[]): string {
    // No body of a custom id begins like this.
    const hash = createHmac('sha256', this.#key)
      .update(`|${parts.join('|')}`)
      .digest();
    return hash.subarray(0, PSEUDONYM_BYTES).toString('base64url');
  }

  #signature(body: string): string {
    return createHmac('sha256', this.#key)
      .update(body)
      .digest()
      .subarray(0, SIGNATURE_BYTES)
      .toString('base64url');
  }
}
