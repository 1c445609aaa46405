import type { Span } from '../text/span.js';

/** A stretch of an article that is found as a whole. Its text is `article.text.slice(start, end)`. */
export interface Passage extends Span {
  readonly articleId: string;
  /** The headings it stands under, outermost first, the article's title not among them. */
  readonly headings: readonly string[];
  /** Who speaks in an interview, the one who answers where both do; null elsewhere. */
  readonly speaker: string | null;
  /** The question that it goes on to answer, where that stands before it; null elsewhere. */
  readonly question: Span | null;
}
