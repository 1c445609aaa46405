import type { ArticleFilter } from '../index/passage-index.js';
import type { Tier } from '../retrieval/judging/confidence.js';
import type { Chat } from '../retrieval/question/chat.js';
import type { Span } from '../text/span.js';
import type { QuotedTable } from './table-rows.js';

export type { Chat, Tier };

/** A verbatim excerpt with everything needed to show it and to check it. */
export interface QuotedExcerpt extends Span {
  /** 1 is the best. */
  readonly rank: number;
  /** Whether this quote itself answers, is on the topic, or neither. */
  readonly tier: Tier;
  /** The calibrated probability that it answers, 0..1. */
  readonly confidence: number;
  /** Whether an admin has pinned it to the question: then it was not searched for, and not judged. */
  readonly isPinned: boolean;
  /** The fused retrieval score of the passage, 0..1; only good for ordering. */
  readonly score: number;
  /** `article.text.slice(start, end)`, always. */
  readonly text: string;
  /** What is set in bold; offsets into the article's text, inside the quote. */
  readonly highlights: readonly Span[];
  readonly articleId: string;
  /** A short name for the article, see `articleKey`. */
  readonly articleKey: string;
  /** The version of the article's text to which all these offsets refer, see `textVersion`. */
  readonly version: string;
  /** The SHA-256 of that text, see `textNames`. */
  readonly hash: string;
  /** The table whose rows it has; null if it has none, or the table has no header. */
  readonly table: QuotedTable | null;
  /** Whether none of the text round it can be shown with it. */
  readonly isWidest: boolean;
  readonly title: string;
  readonly url: string | null;
  /** `url` with a text fragment that scrolls to the quote; null if the article names no address. */
  readonly link: string | null;
  readonly path: string;
  /** The collection that the article belongs to. */
  readonly collection: string;
  readonly date: string | null;
  readonly speaker: string | null;
  /** The heading the quote is under, the nearest one; null if there is none. */
  readonly section: string | null;
  readonly passage: Span & { readonly text: string };
  /** Other articles of the same text that hold the quote too, nearly word for word; a handful at most. */
  readonly alsoIn: readonly ArticleReference[];
  /** Articles that say the same of an earlier time, the latest first; a handful at most. */
  readonly olderEditions: readonly ArticleReference[];
}

/** The answer to a question, the same in the terminal, as JSON and in Discord. */
export interface Answer {
  readonly question: string;
  /** The generation that all of it is from. */
  readonly generation: string;
  /** The first quote's tier and confidence. */
  readonly tier: Tier;
  readonly confidence: number;
  /** Whether both were fitted for the model that searched; otherwise they mean little. */
  readonly isCalibrated: boolean;
  /** What kind of chat it was instead of a question; null for questions and searches. */
  readonly chat: Chat | null;
  /** The former question that this one was taken to continue from; null if it is by itself. */
  readonly continues: string | null;
  readonly quotes: readonly QuotedExcerpt[];
  /** Whether more quotes on the question's topic follow. */
  readonly hasFurther: boolean;
  /** True if only keywords were searched, since the index has no vectors. */
  readonly keywordsOnly: boolean;
  readonly tookMs: number;
}

/** What narrows a question down. */
export interface AskOptions {
  /** How many quotes at most, 1 to 10. Default 3. */
  readonly top?: number;
  /**
   * How many quotes were shown before; the ones after them are wanted. Default 0. With the same `top` each time, and
   * `after` raised by it, no quote comes twice and none is left out.
   */
  readonly after?: number;
  readonly filter?: ArticleFilter;
  /**
   * What was asked before, the newest last; the last four are read, 1,000 UTF-16 code units of each. They complete a
   * question that has no subject; a question with a subject is asked by itself.
   */
  readonly before?: readonly string[];
}

/** An article in a list: enough to recognise and to pick it. */
export interface ArticleSummary {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
}

/** An article listed as a source: enough to recognise it and to open it. */
export interface ArticleReference extends ArticleSummary {
  readonly url: string | null;
  readonly collection: string;
}
