import { createHash } from 'node:crypto';

/** Marks a name for an article as its key: no id contains it, since ids are URL-safe. */
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

/** Changes whenever an article's text does: 6 URL-safe characters. Offsets hold for only one version. */
export function textVersion(text: string): string {
  return digest(text, VERSION_BYTES);
}

/** The names of an article's text. */
export interface TextNames {
  /** See `textVersion`. */
  readonly version: string;
  /** The SHA-256 of the text in UTF-8, in 64 hexadecimal digits: anybody can compute it again. */
  readonly hash: string;
}

/** Both names of a text, at the cost of one: a book takes milliseconds. */
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
