import type { ArticleFilter } from '../index/passage-index.js';
import type { Hit } from './hit.js';
import type { Judged } from './judging/confidence.js';
import type { JudgedQuote } from './judging/judge-quotes.js';
import type { Chat } from './question/chat.js';
import type { OnSearch } from './trace.js';

/** What an index has to say to a question. */
export interface Retrieved extends Judged {
  /** What kind of chat was said instead of a question; null where it was searched for. */
  readonly chat: Chat | null;
  /** The former question that it was taken to go on from; null where it stands by itself. */
  readonly continues: string | null;
  /** Whether tiers and confidences were fitted for the model that searched. */
  readonly isCalibrated: boolean;
  /** Whether keywords alone were searched, and no meanings. */
  readonly keywordsOnly: boolean;
  /** Best first, each from another place and saying something else. The answer's tier is the first one's. */
  readonly quotes: readonly JudgedQuote[];
  /** Whether quotes of the question's topic are left beyond these, as far as was read for these. */
  readonly hasFurther: boolean;
  /** Every candidate, best first. */
  readonly hits: readonly Hit[];
}

/** Which side is asked: both, or one alone to see what it gives. */
export type SearchedBy = 'fused' | 'keywords' | 'vectors';

export interface RetrieveOptions {
  /** How many quotes at most, besides those that come before. */
  readonly top: number;
  /** How many quotes were shown before, `top` at a time; they are chosen again as they were. Default 0. */
  readonly after?: number;
  readonly searchedBy?: SearchedBy;
  /** What was asked before, the newest last: it completes a question that lacks a subject of its own. */
  readonly before?: readonly string[];
  readonly filter?: ArticleFilter;
  /** What has several names, as an admin has said: it is asked by the others, too. */
  readonly aliases?: readonly (readonly string[])[];
  /** When it is asked: 去年 and last week are counted from it. Unset: they are words like others. */
  readonly now?: Date;
  /** Is told of every search on the way, for those who want to know why. */
  readonly onSearch?: OnSearch;
}
