import type { GenerationInfo } from '../index/generation-info.js';
import type { ArticleInfo, Page } from '../index/passage-index.js';
import type { Scope } from '../index/scope.js';
import type { Span } from '../text/span.js';
import type { Answer, ArticleSummary, AskOptions, QuotedExcerpt } from './answer.js';
import type { Finding } from './finding.js';
import type { ArticleAndRemoved, FoundArticle, MissingArticle, Outdated } from './found-article.js';
import type { ArticlePlace, NothingToOpen, OpenedArticle } from './open-article.js';
import type { Quotable } from './pins/quotable.js';
import type { PinsReport } from './pins/report.js';
import type { Timeline } from './timeline.js';

/** A quote that was shown, as the front end remembers it. */
export interface SeenQuote {
  /** The article's, see `articleKey`. */
  readonly key: string;
  /** The article's text's, see `textVersion`. */
  readonly version: string;
  readonly quote: Span;
}

/** An answer, and the single article that was asked. */
export interface AnswerInArticle {
  readonly article: ArticleSummary;
  readonly answer: Answer;
}

/** A page of the list of all articles. */
export interface ArticleList {
  readonly articles: readonly ArticleInfo[];
  /** How many articles there are in all. */
  readonly total: number;
  /** The generation that it comes from: another one may have another order. */
  readonly generation: string;
}

/**
 * Everything that a front end (terminal, Discord, a page) may ask of the index. Every call answers from one
 * generation, the newest; a call under way finishes with the generation it began with. A call returns everything that
 * its reply and the buttons on it will need: a second call may be answered from another generation, so nothing is put
 * together from two.
 *
 * @throws UserError `no-index` if no generation exists yet, from every method.
 */
export interface AnswerService {
  /**
   * The same answers as if there were no other collections of articles than these: nothing of others comes through.
   * For an unbound place every method throws UserError `unbound`.
   */
  within(scope: Scope): AnswerService;
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** The same from a single article, named as for `article`. */
  askIn(wanted: string, question: string, options?: AskOptions): Promise<AnswerInArticle | MissingArticle>;
  /** The article with that id or, failing that, exactly that title (folded) or, after a `#`, that key. */
  article(wanted: string): Promise<FoundArticle | MissingArticle>;
  /** The same with what was left out of its file. */
  removed(wanted: string): Promise<ArticleAndRemoved | MissingArticle>;
  /** The article with that key; with null as its version, whatever its text is by now. */
  seen(key: string, version: string | null): Promise<FoundArticle | Outdated>;
  /** A quote with a number of steps of its neighbours, the quote itself in bold; 0 steps give only the quote. */
  widened(quote: SeenQuote, steps: number): Promise<QuotedExcerpt | Outdated>;
  /** Which article has a quotation, or a part of it. */
  findQuotation(text: string): Promise<Finding>;
  timeline(topic: string): Promise<Timeline>;
  /** Vectors of questions, for comparing their meanings by the dot product; null without a model. */
  meanings(texts: readonly string[]): Promise<readonly Float32Array[] | null>;
  /** Articles without their texts, the newest first, those without a date last. */
  list(page: Page): Promise<ArticleList>;
  /** What admins have pinned, and whether it holds. */
  pins(): Promise<PinsReport>;
  /** Whether these words can be pinned: from the article named as for `article`, or null for any that has them. */
  quotable(words: string, wanted: string | null): Promise<Quotable>;
  /** What the newest generation says about itself. */
  info(): Promise<GenerationInfo>;
  /** Articles whose titles match best, best first; the newest ones for an empty text. */
  suggest(text: string, limit: number): Promise<readonly ArticleSummary[]>;
  /** Titles and headings that match best, best first; the newest articles for an empty text. */
  places(text: string, limit: number): Promise<readonly ArticlePlace[]>;
  /**
   * The article that matches a text best: by its title or a heading, else by a passage that answers it.
   *
   * @param limit the most places that are listed, including that one
   */
  open(text: string, limit: number): Promise<OpenedArticle | NothingToOpen>;
}
