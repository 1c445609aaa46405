import type { Article } from '../articles/article.js';
import type { RemovedText } from '../articles/removed.js';
import type { Passage } from '../passages/passage.js';
import type { GenerationInfo } from './generation-info.js';

/** Which articles may be quoted; every condition that is given must hold. */
export interface ArticleFilter {
  readonly articleId?: string;
  /** One of the article's tags, compared folded. */
  readonly tag?: string;
  /** `YYYY-MM-DD`, inclusive. An article without a date fails it. */
  readonly since?: string;
  /** `YYYY-MM-DD`, inclusive. An article without a date fails it. */
  readonly until?: string;
}

/** A question as an index understands it. */
export interface IndexQuery {
  /** Folded terms; a passage with any of them is a candidate. A single Han character matches as a prefix. */
  readonly terms: readonly string[];
  /** A unit vector of the index's own model, or null to search keywords alone. */
  readonly vector: Float32Array | null;
  readonly filter?: ArticleFilter;
}

/** A passage that may answer, with both of its raw scores. */
export interface Candidate {
  readonly passage: Passage;
  /** BM25, 0 or more, unbounded; 0 where the passage is not among the best by keywords. */
  readonly lexical: number;
  /** Cosine to the question, -1..1, or null where there are no vectors. */
  readonly cosine: number | null;
  /** The group of reposts that its article belongs to, as in `ArticleInfo`. */
  readonly repostOf: string | null;
}

/** An article without its text. */
export interface ArticleInfo extends Omit<Article, 'text' | 'blocks' | 'turns'> {
  /**
   * Where several articles are the same text: the id of the one among them that comes first, which may be this
   * one. Null for a text of its own.
   */
  readonly repostOf: string | null;
}

/**
 * One generation of the index, opened for reading. Immutable: the same call gives the same answer as long as
 * it is open. Every method rejects after `close`.
 */
export interface PassageIndex {
  readonly info: GenerationInfo;
  /** The best passages by keywords and by vector, in no promised order, those that `filter` refuses left out. */
  candidates(query: IndexQuery): Promise<readonly Candidate[]>;
  /** In how many passages each term occurs; a term that occurs in none is missing. */
  documentFrequencies(terms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * The vectors of a passage's sentences, in the order of `spokenSentences`; empty where there are none. To be
   * compared with a question's span.
   */
  sentenceVectors(passage: Passage): Promise<readonly Float32Array[]>;
  article(id: string): Promise<Article | null>;
  /** What an article's file held beside it, in the order of the file; empty for an unknown id. */
  removed(id: string): Promise<readonly RemovedText[]>;
  /** The articles of a group of reposts: its first one, then the others, the oldest first; empty for no group. */
  reposts(repostOf: string): Promise<readonly ArticleInfo[]>;
  /** All articles, the newest first, those without a date last. */
  articles(): Promise<readonly ArticleInfo[]>;
  close(): Promise<void>;
}
