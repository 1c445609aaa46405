import type { Article } from '../articles/article.js';
import type { RemovedText } from '../articles/removed.js';
import type { GenerationInfo } from '../index/generation-info.js';
import type { ArticleFilter } from '../index/passage-index.js';
import type { Tier } from '../retrieval/judging/confidence.js';
import type { Span } from '../text/span.js';

export type { Tier };

/** A verbatim excerpt with everything needed to show and to check it. */
export interface QuotedExcerpt extends Span {
  /** 1 is the best. */
  readonly rank: number;
  /** The fused retrieval score of the passage, 0..1; only its order means something. */
  readonly score: number;
  /** `article.text.slice(start, end)`, always. */
  readonly text: string;
  /** What is set in bold; offsets count in the article's text and lie inside the quote. */
  readonly highlights: readonly Span[];
  readonly articleId: string;
  readonly title: string;
  readonly url: string | null;
  /** `url` with a text fragment that scrolls to the quote; null where the article names no address. */
  readonly link: string | null;
  readonly path: string;
  readonly date: string | null;
  readonly speaker: string | null;
  /** The heading the quote stands under, the nearest one; null where there is none. */
  readonly section: string | null;
  readonly passage: Span & { readonly text: string };
  /** Other articles of the same text that hold the quote too, nearly word for word; a handful at most. */
  readonly alsoIn: readonly ArticleReference[];
}

/** What a question is answered with, the same in the terminal, as JSON and in Discord. */
export interface Answer {
  readonly question: string;
  readonly tier: Tier;
  /** The calibrated probability that the first quote's passage answers, 0..1. */
  readonly confidence: number;
  readonly quotes: readonly QuotedExcerpt[];
  /** True where only keywords were searched, since the index has no vectors. */
  readonly keywordsOnly: boolean;
  readonly tookMs: number;
}

/** What narrows a question down. */
export interface AskOptions {
  /** How many quotes at most, 1 to 10. Default 3. */
  readonly top?: number;
  readonly filter?: ArticleFilter;
}

/** An article in a list: enough to recognise and to pick it. */
export interface ArticleSummary {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
}

/** An article that is named as a source: enough to recognise it and to go there. */
export interface ArticleReference extends ArticleSummary {
  readonly url: string | null;
}

/**
 * Where a quotation comes from: `exact` and `nearly` have the place, `nearest` has what is near in meaning. Of an
 * exact quote the highlight is the quotation, of a nearly exact one it is what the article has otherwise.
 */
export type Finding =
  | {
      readonly kind: 'exact' | 'nearly';
      readonly quote: QuotedExcerpt;
      /** The part of the text that was found. */
      readonly wanted: string;
      /** Stretches of `wanted` that the article has otherwise or not at all. */
      readonly wantedDiffers: readonly Span[];
    }
  | { readonly kind: 'nearest'; readonly answer: Answer };

/** One article's best quote on a topic. */
export interface TimelineEntry {
  readonly quote: QuotedExcerpt;
  /** How many whole months without an article lie before it, where they are enough to be named; else 0. */
  readonly gapBefore: number;
}

/** What the articles say on a topic, the oldest first, those without a date last. */
export interface Timeline {
  readonly topic: string;
  readonly entries: readonly TimelineEntry[];
  /** How many more articles say something on it. */
  readonly leftOut: number;
}

/**
 * All that a front end (terminal, Discord, a page) may ask of the index. Every call answers from the newest
 * generation; one that is under way ends on the generation it began with.
 *
 * @throws UserError `no-index` where no generation exists yet, from every method.
 */
export interface AnswerService {
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** The article with that id or, failing that, that very title (folded); null where there is none. */
  article(idOrTitle: string): Promise<Article | null>;
  /** The article with that key (see `articleKey`); null where there is none. */
  articleByKey(key: string): Promise<Article | null>;
  /**
   * A quote with so many steps of its neighbours, the quote itself in bold; 0 steps give the quote alone.
   *
   * @param key of the article
   * @param quote a stretch inside the article's text
   * @returns null where there is no such article
   */
  widened(
    key: string,
    quote: Span,
    steps: number,
  ): Promise<{ readonly excerpt: QuotedExcerpt; readonly isWidest: boolean } | null>;
  /** Which article has a quotation, or a part of it. */
  findQuotation(text: string): Promise<Finding>;
  timeline(topic: string): Promise<Timeline>;
  /** Vectors of questions, for comparing their meanings by the dot product; null without a model. */
  meanings(texts: readonly string[]): Promise<readonly Float32Array[] | null>;
  /** What the newest generation says about itself. */
  info(): Promise<GenerationInfo>;
  /** What an article's file held beside it and was left out; empty for an unknown id. */
  removed(id: string): Promise<readonly RemovedText[]>;
  /** Articles whose titles match best, best first; the newest ones for an empty text. */
  suggest(text: string, limit: number): Promise<readonly ArticleSummary[]>;
}
