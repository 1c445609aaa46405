import type { Article } from '../../articles/article.js';
import { articleKey } from '../../articles/article-key.js';
import type { RemovedText } from '../../articles/removed.js';
import { dot } from '../../embedding/dot.js';
import type { Embedding } from '../../embedding/embedder.js';
import { contextOf } from '../../passages/context.js';
import type { Passage } from '../../passages/passage.js';
import { at } from '../../text/at.js';
import { tokenize } from '../../text/tokenize.js';
import { byDate, byId, membersOf } from '../article-order.js';
import { letsThrough } from '../filter.js';
import type { GenerationInfo } from '../generation-info.js';
import { HeadingIndex } from '../headings.js';
import type {
  ArticleHeading,
  ArticleInfo,
  ArticleTitle,
  Candidate,
  IndexQuery,
  Page,
  PassageIndex,
} from '../passage-index.js';
import { foldTitle, TitleIndex } from '../titles.js';
import { bm25, type PassageTerms } from './bm25.js';
import { infoOf, type MemoryGeneration, type StoredArticle } from './generation.js';

/** A passage with everything that a search needs. */
interface Entry {
  readonly article: StoredArticle;
  readonly passage: Passage;
  readonly embedding: Embedding | undefined;
  readonly terms: PassageTerms;
}

/** A generation in memory: a search looks at everything, and every cosine is exact. */
export class MemoryIndex implements PassageIndex {
  readonly info: GenerationInfo;
  readonly #articles: ReadonlyMap<string, StoredArticle>;
  readonly #entries: readonly Entry[];
  readonly #frequencies: ReadonlyMap<string, number>;
  readonly #titles = new TitleIndex();
  readonly #headings = new HeadingIndex();
  #isOpen = true;

  constructor({ info, articles }: MemoryGeneration) {
    this.info = info;
    this.#articles = articles;
    this.#entries = [...articles.values()].flatMap(entriesOf);
    this.#frequencies = frequenciesIn(this.#entries);
    for (const { id, title, date } of this.#newestFirst()) {
      this.#titles.add({ id, title, date }, foldTitle(title), id);
      this.#headings.add({ id, title, date }, articles.get(id)?.passages ?? []);
    }
  }

  async candidates({ within, ...query }: IndexQuery): Promise<readonly Candidate[]> {
    this.#requireOpen();
    return this.#of(within).#candidates(query);
  }

  #candidates({ terms, vector, limits, filter = {} }: IndexQuery): Candidate[] {
    const scores = bm25(
      this.#entries.map((entry) => entry.terms),
      terms,
    );
    const scored = this.#entries.map((entry, i) => ({
      entry,
      lexical: at(scores, i),
      cosine: vector && entry.embedding ? dot(vector, entry.embedding.vector) : null,
    }));
    const allowed = scored.filter(({ entry }) => letsThrough(filter, entry.article.article));
    const lexical = new Set(
      allowed
        .filter((each) => each.lexical > 0)
        .sort((a, b) => b.lexical - a.lexical)
        .slice(0, limits.lexical),
    );
    const dense = allowed
      .filter(({ cosine }) => cosine !== null)
      .sort((a, b) => (b.cosine ?? 0) - (a.cosine ?? 0))
      .slice(0, limits.dense);
    return [...new Set([...lexical, ...dense])].map((each) => ({
      passage: each.entry.passage,
      lexical: lexical.has(each) ? each.lexical : 0,
      cosine: each.cosine,
      repostOf: each.entry.article.repostOf,
    }));
  }

  async documentFrequencies(
    terms: readonly string[],
    within?: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    this.#requireOpen();
    const frequencies = this.#of(within).#frequencies;
    const found = terms.map((term) => [term, frequencies.get(term) ?? 0] as const);
    return new Map(found.filter(([, passages]) => passages > 0));
  }

  async sentenceVectors(passages: readonly Passage[]): Promise<readonly (readonly Float32Array[])[]> {
    this.#requireOpen();
    return passages.map(({ articleId, start }) => {
      const entry = this.#entries.find(
        ({ passage }) => passage.articleId === articleId && passage.start === start,
      );
      return entry?.embedding?.spans ?? [];
    });
  }

  async articles(ids: readonly string[]): Promise<ReadonlyMap<string, Article>> {
    this.#requireOpen();
    return new Map(
      ids.flatMap((id) => {
        const stored = this.#articles.get(id);
        return stored ? [[id, stored.article] as const] : [];
      }),
    );
  }

  async articlesByKey(keys: readonly string[]): Promise<ReadonlyMap<string, ArticleInfo>> {
    this.#requireOpen();
    const asked = new Set(keys);
    const found = this.#newestFirst().map((info) => [articleKey(info.id), info] as const);
    return new Map(found.filter(([key]) => asked.has(key)));
  }

  async articlesByTitle(title: string): Promise<readonly ArticleInfo[]> {
    this.#requireOpen();
    const wanted = foldTitle(title);
    return this.#newestFirst().filter((info) => foldTitle(info.title) === wanted);
  }

  async titles(text: string, limit: number, within?: readonly string[]): Promise<readonly ArticleTitle[]> {
    this.#requireOpen();
    return this.#of(within).#titles.search(text, limit);
  }

  async headings(
    text: string,
    limit: number,
    within?: readonly string[],
  ): Promise<readonly ArticleHeading[]> {
    this.#requireOpen();
    return this.#of(within).#headings.search(text, limit);
  }

  async removed(id: string): Promise<readonly RemovedText[]> {
    this.#requireOpen();
    return this.#articles.get(id)?.removed ?? [];
  }

  async reposts(groups: readonly string[]): Promise<ReadonlyMap<string, readonly ArticleInfo[]>> {
    this.#requireOpen();
    const all = [...this.#articles.values()].map(infoOf);
    const found = groups.map((group) => [group, membersOf(group, all)] as const);
    return new Map(found.filter(([, members]) => members.length > 0));
  }

  async infos(page?: Page, within?: readonly string[]): Promise<readonly ArticleInfo[]> {
    this.#requireOpen();
    const all = this.#of(within).#newestFirst();
    return page ? all.slice(page.offset, page.offset + page.limit) : all;
  }

  async close(): Promise<void> {
    this.#isOpen = false;
  }

  #requireOpen(): void {
    if (!this.#isOpen) throw new TypeError('The index is not open');
  }

  /** An index with only the articles of some collections. */
  #of(within: readonly string[] | undefined): MemoryIndex {
    if (!within) return this;
    const some = [...this.#articles].filter(([, { article }]) => within.includes(article.collection));
    return new MemoryIndex({ info: this.info, articles: new Map(some), files: [] });
  }

  #newestFirst(): ArticleInfo[] {
    return [...this.#articles.values()].map(infoOf).sort((a, b) => byDate(b, a) || byId(a, b));
  }
}

function entriesOf(article: StoredArticle): Entry[] {
  return article.passages.map((passage, i) => ({
    article,
    passage,
    embedding: article.embeddings[i],
    terms: {
      body: termsOf(article.article.text.slice(passage.start, passage.end)),
      context: termsOf(contextOf(article.article, passage).join('\n')),
    },
  }));
}

/** In how many passages each term occurs. */
function frequenciesIn(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  for (const { terms } of entries)
    for (const term of new Set([...terms.body, ...terms.context]))
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  return frequencies;
}

function termsOf(text: string): string[] {
  return tokenize(text).map(({ term }) => term);
}
