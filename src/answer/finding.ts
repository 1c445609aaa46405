import type { Span } from '../text/span.js';
import type { Answer, QuotedExcerpt } from './answer.js';

/**
 * Where a quotation comes from: `exact` and `nearly` have the place, `nearest` has what is near in meaning. In an
 * exact quote the quotation is highlighted, in a nearly exact one what differs in the article.
 */
export type Finding = FoundQuotation | { readonly kind: 'nearest'; readonly answer: Answer };

/** A quotation that an article has, word for word or nearly. */
export interface FoundQuotation {
  readonly kind: 'exact' | 'nearly';
  readonly quote: QuotedExcerpt;
  /** The part of the text that was found. */
  readonly wanted: string;
  /** Stretches of `wanted` that differ in the article, or are missing there. */
  readonly wantedDiffers: readonly Span[];
}
