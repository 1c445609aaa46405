import { createHash } from 'node:crypto';

/** Begins a name for an article that is its key: no id has it, since ids are URL-safe. */
export const KEY_MARK = '#';

const KEY_BYTES = 6;
const VERSION_BYTES = 4;

/**
 * A short, stable name for an article, whatever its id: 8 URL-safe characters of its SHA-256. Of 100,000 articles
 * two have the same one with a probability of about 1 in 60,000.
 */
export function articleKey(id: string): string {
  return digest(id, KEY_BYTES);
}

/** Changes whenever an article's text does: 6 URL-safe characters. Offsets are good for one version alone. */
export function textVersion(text: string): string {
  return digest(text, VERSION_BYTES);
}

/** What an article's text is recognised by. */
export interface TextNames {
  /** See `textVersion`. */
  readonly version: string;
  /** The SHA-256 of the text in UTF-8, in 64 hexadecimal digits: anybody can compute it again. */
  readonly hash: string;
}

/** Both names of a text, for the price of one: a book takes milliseconds. */
export function textNames(text: string): TextNames {
  const whole = sha256(text);
  return { version: shortened(whole, VERSION_BYTES), hash: whole.toString('hex') };
}

function digest(text: string, bytes: number): string {
  return shortened(sha256(text), bytes);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function shortened(digest: Buffer, bytes: number): string {
  return digest.subarray(0, bytes).toString('base64url');
}
