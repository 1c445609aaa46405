import type { ArticleFilter } from '../index/passage-index.js';
import type { Hit } from './hit.js';
import type { Tier } from './judging/confidence.js';
import type { ConfidenceFeatures } from './judging/features.js';
import type { QuotedHit } from './quoting/choose-quotes.js';

/** What an index has to say to a question. */
export interface Retrieved {
  readonly tier: Tier;
  readonly confidence: number;
  readonly features: ConfidenceFeatures | null;
  /** Best first, each from another place and saying something else. */
  readonly quotes: readonly QuotedHit[];
  /** Every candidate, best first. */
  readonly hits: readonly Hit[];
}

/** Which side is asked: both, or one alone to see what it gives. */
export type SearchedBy = 'fused' | 'keywords' | 'vectors';

export interface RetrieveOptions {
  /** How many quotes at most, besides those that come before. */
  readonly top: number;
  /** How many quotes were shown before, `top` at a time; they are chosen again as they were. Default 0. */
  readonly after?: number;
  readonly searchedBy?: SearchedBy;
  readonly filter?: ArticleFilter;
}
