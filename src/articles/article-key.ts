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

function digest(text: string, bytes: number): string {
  return createHash('sha256').update(text).digest().subarray(0, bytes).toString('base64url');
}
