import type { Hit } from './hit.js';
import type { Judging } from './judging/confidence.js';
import type { JudgedQuote } from './judging/judge-quotes.js';
import type { WeighedQuestion } from './question/weights.js';
import type { RankedHit } from './ranking/rank.js';

/**
 * How a question is put to the index: as it was asked; by another name, which an admin or an article gives; in Chinese
 * words; or as it may have been meant.
 */
export type Wording = 'as-asked' | 'given-name' | 'other-name' | 'translation' | 'respelling';

/** One search on the way to an answer, as it was made, for those who want to know why. */
export interface SearchTrace {
  readonly wording: Wording;
  readonly question: WeighedQuestion;
  /** Every candidate with its fused score, best first. */
  readonly fused: readonly Hit[];
  /** What was read of them, best first. */
  readonly ranked: readonly RankedHit[];
  /** What its quotes were judged by. */
  readonly judging: Judging;
  /** What it found; none where nothing was read. */
  readonly quotes: readonly JudgedQuote[];
}

/** Is told of each search when it ends. */
export type OnSearch = (trace: SearchTrace) => void;
