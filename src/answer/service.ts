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

/** A quote that was shown, as whoever shows it remembers it. */
export interface SeenQuote {
  /** Of the article, see `articleKey`. */
  readonly key: string;
  /** Of the article's text, see `textVersion`. */
  readonly version: string;
  readonly quote: Span;
}

/** An answer, and the article that alone was asked. */
export interface AnswerInArticle {
  readonly article: ArticleSummary;
  readonly answer: Answer;
}

/** A part of the list of all articles. */
export interface ArticleList {
  readonly articles: readonly ArticleInfo[];
  /** How many articles there are in all. */
  readonly total: number;
  /** The generation that it is from: another one may have another order. */
  readonly generation: string;
}

/**
 * All that a front end (terminal, Discord, a page) may ask of the index. Every call answers from one generation, the
 * newest; one that is under way ends on the generation it began with. What a call gives is all that its reply and what
 * is pressed on it will need: a second call may be answered from another generation, so nothing is put together of two.
 *
 * @throws UserError `no-index` where no generation exists yet, from every method.
 */
export interface AnswerService {
  /**
   * The same answers as if there were no other collections of articles than these: nothing of others comes through. Of an
   * unbound place every method throws UserError `unbound`.
   */
  within(scope: Scope): AnswerService;
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** The same of one article alone, which is named as `article` takes it. */
  askIn(wanted: string, question: string, options?: AskOptions): Promise<AnswerInArticle | MissingArticle>;
  /** The article with that id or, failing that, that very title (folded) or, behind a `#`, that key. */
  article(wanted: string): Promise<FoundArticle | MissingArticle>;
  /** The same with what was left out of its file. */
  removed(wanted: string): Promise<ArticleAndRemoved | MissingArticle>;
  /** The article with that key; null as its version takes it with whatever text it has by now. */
  seen(key: string, version: string | null): Promise<FoundArticle | Outdated>;
  /** A quote with so many steps of its neighbours, the quote itself in bold; 0 steps give the quote alone. */
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
  /** Whether these words can be pinned: of the article that is named as `article` takes it, or null for any that has them. */
  quotable(words: string, wanted: string | null): Promise<Quotable>;
  /** What the newest generation says about itself. */
  info(): Promise<GenerationInfo>;
  /** Articles whose titles match best, best first; the newest ones for an empty text. */
  suggest(text: string, limit: number): Promise<readonly ArticleSummary[]>;
  /** Titles and headings that match best, best first; the newest articles for an empty text. */
  places(text: string, limit: number): Promise<readonly ArticlePlace[]>;
  /**
   * The article that goes best with a text: by its title or a heading, else by a passage that answers it.
   *
   * @param limit how many places are named at most, that one among them
   */
  open(text: string, limit: number): Promise<OpenedArticle | NothingToOpen>;
}
