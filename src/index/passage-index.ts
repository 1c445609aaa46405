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

/** How many passages each side proposes at most. */
export interface CandidateLimits {
  readonly lexical: number;
  readonly dense: number;
}

/** A question as an index understands it. */
export interface IndexQuery {
  /** Folded terms, each once; a passage with any of them is a candidate. A single Han character matches as a prefix. */
  readonly terms: readonly string[];
  /** A unit vector of the index's own model, or null to search keywords alone. */
  readonly vector: Float32Array | null;
  readonly limits: CandidateLimits;
  readonly filter?: ArticleFilter;
  /** The only collections there are, as far as this query goes; all if it is not said. */
  readonly within?: readonly string[];
}

/** A passage that may answer, with both of its raw scores. */
export interface Candidate {
  readonly passage: Passage;
  /** BM25 as `PassageIndex` defines it; 0 if the passage is not among the best by keywords. */
  readonly lexical: number;
  /** Cosine to the question, -1..1, exact for every candidate, whichever side proposed it; null without vectors. */
  readonly cosine: number | null;
  /** The group of reposts that its article belongs to, as in `ArticleInfo`. */
  readonly repostOf: string | null;
}

/** An article without its text. */
export interface ArticleInfo extends Omit<Article, 'text' | 'blocks' | 'turns'> {
  /** If several articles are the same text, the id of the first among them, which may be this one; otherwise null. */
  readonly repostOf: string | null;
}

/** A page of a list. */
export interface Page {
  /** How many come before it. */
  readonly offset: number;
  /** How many it has at most. */
  readonly limit: number;
}

/** An article in a list: enough to recognise it and pick it. */
export type ArticleTitle = Pick<ArticleInfo, 'id' | 'title' | 'date'>;

/** A heading inside an article, and where what is below it begins. */
export interface ArticleHeading {
  readonly article: ArticleTitle;
  readonly heading: string;
  /** A UTF-16 offset into the article's text. */
  readonly start: number;
}

/**
 * One generation of the index, opened for reading. Immutable: the same call gives the same answer as long as it is
 * open. Every method rejects after `close`. What takes a list costs one call, however long the list is: an index may
 * be on another machine.
 *
 * The score by keywords is the same in every index, since the judgement of answers is fitted to its scale. It is BM25
 * as in SQLite's FTS5: the sum over the query's terms t of
 *
 * idf(t) · f · (k1 + 1) / (f + k1 · (1 - b + b · length / average length))
 *
 * with k1 = 1.2 and b = .75. f is how often t occurs in the passage's text plus .6 for each time it occurs in its
 * context (`contextOf`). A length is the number of terms (`tokenize`) of both, the repeated ones counted each time.
 * idf(t) = ln((N - n + .5) / (n + .5)), at least 1e-6, where n of all N passages have t. A single Han character
 * stands for all terms that begin with it, counted as one: their occurrences are added up, and n is how many passages
 * have any of them. A filter changes neither N nor n. Collections do: if a call names some (`within`), the index
 * answers as if it had no others; otherwise a score would reveal what the others contain. Counts above 31 in a text
 * and 7 in a context may be taken for these.
 */
export interface PassageIndex {
  readonly info: GenerationInfo;
  /** The best passages by keywords and by vector, without those that `filter` refuses; the order is not defined. */
  candidates(query: IndexQuery): Promise<readonly Candidate[]>;
  /** In how many passages each term occurs, as a whole term and not as a prefix; one that occurs in none is missing. */
  documentFrequencies(
    terms: readonly string[],
    within?: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
  /**
   * For each passage, in their order, the vectors of its sentences, in the order of `spokenSentences`; comparable
   * with a question's span. None for an unknown passage and in an index without vectors.
   */
  sentenceVectors(passages: readonly Passage[]): Promise<readonly (readonly Float32Array[])[]>;
  /** Articles by their ids; an unknown id is missing. */
  articles(ids: readonly string[]): Promise<ReadonlyMap<string, Article>>;
  /** Articles by their keys (`articleKey`); an unknown key is missing. */
  articlesByKey(keys: readonly string[]): Promise<ReadonlyMap<string, ArticleInfo>>;
  /** The articles with that title, except for case, width and script; the newest first. */
  articlesByTitle(title: string): Promise<readonly ArticleInfo[]>;
  /** The articles whose titles match best by `titleLikeness`, best first; the newest ones for an empty text. */
  titles(text: string, limit: number, within?: readonly string[]): Promise<readonly ArticleTitle[]>;
  /** The headings that match best, as titles do, best first, those of the newest articles if there are very many. */
  headings(text: string, limit: number, within?: readonly string[]): Promise<readonly ArticleHeading[]>;
  /** What was removed from an article's file, in the file's order; empty for an unknown id. */
  removed(id: string): Promise<readonly RemovedText[]>;
  /** The articles of groups of reposts: a group's first one, then the others, the oldest first. No group: missing. */
  reposts(groups: readonly string[]): Promise<ReadonlyMap<string, readonly ArticleInfo[]>>;
  /** The articles, the newest first, those without a date last; all of them unless a page is wanted. */
  infos(page?: Page, within?: readonly string[]): Promise<readonly ArticleInfo[]>;
  close(): Promise<void>;
}

/** Whichever generation serves at the moment. */
export interface ServingIndex {
  /**
   * Works with the generation that serves. Work under way finishes with the one it began with.
   *
   * @throws UserError `no-index` if none was built yet, and whatever `work` throws
   */
  use<T>(work: (index: PassageIndex) => Promise<T>): Promise<T>;
}

/** One article by its id, or null if there is none. */
export async function articleOf(index: Pick<PassageIndex, 'articles'>, id: string): Promise<Article | null> {
  return (await index.articles([id])).get(id) ?? null;
}
