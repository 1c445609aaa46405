import type { Span } from '../text/span.js';

/** A stretch of an article that is found as a whole. Its text is `article.text.slice(start, end)`. */
export interface Passage extends Span {
  readonly articleId: string;
  /** The headings above it, outermost first, without the article's title. */
  readonly headings: readonly string[];
  /** Who speaks in an interview, or who answers if both people do; null elsewhere. */
  readonly speaker: string | null;
  /** The question that it continues to answer, if that comes before it; otherwise null. */
  readonly question: Span | null;
}
