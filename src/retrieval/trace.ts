import type { Hit } from './hit.js';
import type { Judging } from './judging/confidence.js';
import type { JudgedQuote } from './judging/judge-quotes.js';
import type { WeighedQuestion } from './question/weights.js';
import type { RankedHit } from './ranking/rank.js';

/**
 * How the index is searched for a question: as it was asked; by another name, which an admin or an article gives; in
 * Chinese words; or as it may have been meant.
 */
export type Wording = 'as-asked' | 'given-name' | 'other-name' | 'translation' | 'respelling';

/** One search on the way to an answer, to explain the answer. */
export interface SearchTrace {
  readonly wording: Wording;
  readonly question: WeighedQuestion;
  /** Every candidate with its fused score, best first. */
  readonly fused: readonly Hit[];
  /** The hits that were read, best first. */
  readonly ranked: readonly RankedHit[];
  /** The figures by which its quotes were judged. */
  readonly judging: Judging;
  /** What it found; none if nothing was read. */
  readonly quotes: readonly JudgedQuote[];
}

/** Called for each search when it ends. */
export type OnSearch = (trace: SearchTrace) => void;
