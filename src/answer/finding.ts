import type { Span } from '../text/span.js';
import type { Answer, QuotedExcerpt } from './answer.js';

/**
 * Where a quotation comes from: `exact` and `nearly` have the place, `nearest` has what is near in meaning. Of an
 * exact quote the highlight is the quotation, of a nearly exact one it is what the article has otherwise.
 */
export type Finding = FoundQuotation | { readonly kind: 'nearest'; readonly answer: Answer };

/** A quotation that an article has, word for word or nearly. */
export interface FoundQuotation {
  readonly kind: 'exact' | 'nearly';
  readonly quote: QuotedExcerpt;
  /** The part of the text that was found. */
  readonly wanted: string;
  /** Stretches of `wanted` that the article has otherwise or not at all. */
  readonly wantedDiffers: readonly Span[];
}
