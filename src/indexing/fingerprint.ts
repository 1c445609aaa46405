import { createHash } from 'node:crypto';
import type { CleanedArticle } from '../articles/cleaning/repeated.js';
import type { ChunkOptions } from '../passages/chunk.js';
import { STAGES } from '../stages.js';

/**
 * A short hash of everything but the model that decides what the same articles become.
 *
 * @param siteUrl that paths in front matter belong to, or null
 */
export function textFingerprint(options: ChunkOptions, siteUrl: string | null = null): string {
  return hash({ ...STAGES, ...options, ...(siteUrl !== null && { siteUrl }) });
}

/** A hash of everything an article consists of, and of what was removed from its file. */
export function articleHash({ article, removed }: CleanedArticle): string {
  return hash([article, removed]);
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
