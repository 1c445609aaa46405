import type { z } from 'zod';
import type { Article } from '../../articles/article.js';
import type { ArticleInfo, Page } from '../passage-index.js';
import type { Cluster } from './cluster.js';
import { storedArticle, storedText } from './documents.js';
import { type SearchResult, searchAll } from './multi-search.js';
import { allOf, FEW_AT_ONCE, pagesOf } from './pages.js';

/** The order in which articles are listed. */
export const NEWEST_FIRST = [{ date: { order: 'desc', missing: '_last' } }, { article: 'asc' }] as const;
/** For articles in any order. */
export const BY_ID = [{ article: 'asc' }] as const;
/** The fields that make an `ArticleInfo`. */
export const INFO_FIELDS = ['article', 'path', 'collection', 'info'] as const;

/** The first article of the group that an article belongs to, by ids. */
export type Groups = ReadonlyMap<string, string>;

export function toInfo(
  { article, path, collection, info }: z.infer<typeof storedArticle>,
  groups: Groups,
): ArticleInfo {
  return { id: article, path, collection, ...info, repostOf: groups.get(article) ?? null };
}

export function toArticle({
  article,
  path,
  collection,
  info,
  text,
  shape,
}: z.infer<typeof storedText>): Article {
  return { id: article, path, collection, ...info, text, ...shape };
}

const TEXT_FIELDS = [...INFO_FIELDS, 'text', 'shape'] as const;

/** What else is asked. */
export interface Along {
  readonly search: object;
  take(result: SearchResult): void;
}

/** How articles are asked for in one generation. */
export class ArticleShelf {
  readonly #cluster: Cluster;
  readonly #index: string;
  readonly #groups: Groups;

  constructor(cluster: Cluster, index: string, groups: Groups) {
    this.#cluster = cluster;
    this.#index = index;
    this.#groups = groups;
  }

  /**
   * Whole articles.
   *
   * @param along another search that is sent along if that makes one request, and the receiver of its result
   */
  async whole(ids: readonly string[], along: Along | null = null): Promise<Article[]> {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return [];
    const query = articlesWith({ terms: { article: unique } });
    if (unique.length > FEW_AT_ONCE) {
      const search = { query, sort: BY_ID, source: TEXT_FIELDS, size: FEW_AT_ONCE };
      const found = await allOf(this.#cluster, this.#index, storedText, search);
      return found.map(({ source }) => toArticle(source));
    }
    const own = { query, _source: TEXT_FIELDS, size: unique.length };
    const searches = along ? [own, along.search] : [own];
    const [articles, other] = await searchAll(this.#cluster, this.#index, searches);
    if (other) along?.take(other);
    return (articles?.hits.hits ?? []).map(({ _source }) => toArticle(storedText.parse(_source)));
  }

  /** Those that have one of the values in a field, the newest first. */
  async having(field: 'article' | 'key' | 'title', values: readonly string[]): Promise<ArticleInfo[]> {
    if (values.length === 0) return [];
    const found = await allOf(this.#cluster, this.#index, storedArticle, {
      query: articlesWith({ terms: { [field]: [...new Set(values)] } }),
      sort: NEWEST_FIRST,
      source: INFO_FIELDS,
    });
    return found.map(({ source }) => toInfo(source, this.#groups));
  }

  /** All of them, or a page, the newest first. What comes before the page is skipped. */
  async list(
    { offset, limit }: Page = { offset: 0, limit: Number.POSITIVE_INFINITY },
    within?: readonly string[],
  ): Promise<ArticleInfo[]> {
    const listed: ArticleInfo[] = [];
    let passed = 0;
    for await (const page of pagesOf(this.#cluster, this.#index, storedArticle, {
      query: articlesWithin(within),
      sort: NEWEST_FIRST,
      source: INFO_FIELDS,
    })) {
      const wanted = page.slice(Math.max(0, offset - passed), offset + limit - passed);
      listed.push(...wanted.map(({ source }) => toInfo(source, this.#groups)));
      passed += page.length;
      if (passed >= offset + limit) break;
    }
    return listed;
  }
}

/** A query on articles alone. */
export function articlesWith(query: object): object {
  return { bool: { filter: [{ term: { kind: 'article' } }, query] } };
}

/** Those of some collections, or all. */
export function articlesWithin(within: readonly string[] | undefined): object {
  return articlesWith(within ? { terms: { collection: within } } : { match_all: {} });
}
