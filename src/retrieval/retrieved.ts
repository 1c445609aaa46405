import type { ArticleFilter } from '../index/passage-index.js';
import type { Hit } from './hit.js';
import type { Judged } from './judging/confidence.js';
import type { JudgedQuote } from './judging/judge-quotes.js';
import type { Chat } from './question/chat.js';
import type { OnSearch } from './trace.js';

/** What an index has found for a question. */
export interface Retrieved extends Judged {
  /** What kind of chat was said instead of a question; null if it was searched for. */
  readonly chat: Chat | null;
  /** The former question that it was taken to continue from; null if it is by itself. */
  readonly continues: string | null;
  /** Whether tiers and confidences were fitted for the model that searched. */
  readonly isCalibrated: boolean;
  /** Whether only keywords were searched, without meanings. */
  readonly keywordsOnly: boolean;
  /** Best first, each from another place and with something new to say. The answer's tier is the first one's. */
  readonly quotes: readonly JudgedQuote[];
  /** Whether more quotes on the question's topic follow, as far as the text read for these shows. */
  readonly hasFurther: boolean;
  /** Every candidate, best first. */
  readonly hits: readonly Hit[];
}

/** Which side is searched: both, or only one, to see what it gives. */
export type SearchedBy = 'fused' | 'keywords' | 'vectors';

export interface RetrieveOptions {
  /** How many quotes at most, without the ones before. */
  readonly top: number;
  /** How many quotes were shown before, `top` at a time; the same ones are chosen again. Default 0. */
  readonly after?: number;
  readonly searchedBy?: SearchedBy;
  /** What was asked before, the newest last: they complete a question that has no subject. */
  readonly before?: readonly string[];
  readonly filter?: ArticleFilter;
  /** Names of the same things, given by an admin: the other names are searched for, too. */
  readonly aliases?: readonly (readonly string[])[];
  /** The time of the question, from which 去年 and last week are counted. Unset: they are ordinary words. */
  readonly now?: Date;
  /** Called for every search on the way, to explain an answer. */
  readonly onSearch?: OnSearch;
}
