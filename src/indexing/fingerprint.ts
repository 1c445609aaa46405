import { createHash } from 'node:crypto';
import { CLEANING_VERSION } from '../articles/cleaning/clean-drafts.js';
import type { CleanedArticle } from '../articles/cleaning/repeated.js';
import { CHUNKING_VERSION, type ChunkOptions } from '../passages/chunk.js';
import { FOLDING_VERSION } from '../text/fold.js';
import { SHINGLES_VERSION } from '../text/shingles.js';
import { TOKENIZER_VERSION } from '../text/tokenize.js';
import { REPOSTS_VERSION } from './reposts/reposts.js';

/** A short hash of everything but the model that decides what the same articles become. */
export function textFingerprint(options: ChunkOptions): string {
  return hash({
    CLEANING_VERSION,
    CHUNKING_VERSION,
    FOLDING_VERSION,
    TOKENIZER_VERSION,
    SHINGLES_VERSION,
    REPOSTS_VERSION,
    ...options,
  });
}

/** A hash of everything an article consists of, and of what its file held beside it. */
export function articleHash({ article, removed }: CleanedArticle): string {
  return hash([article, removed]);
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
