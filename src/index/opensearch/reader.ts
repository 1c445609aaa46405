import type { Article } from '../../articles/article.js';
import { articleKey } from '../../articles/article-key.js';
import type { RemovedText } from '../../articles/removed.js';
import type { Passage } from '../../passages/passage.js';
import { sentence } from '../../sentence.js';
import { membersOf } from '../article-order.js';
import type { GenerationInfo } from '../generation-info.js';
import type {
  ArticleHeading,
  ArticleInfo,
  ArticleTitle,
  Candidate,
  IndexQuery,
  Page,
  PassageIndex,
} from '../passage-index.js';
import { foldTitle } from '../titles.js';
import { ArticleShelf, articlesWith, BY_ID, type Groups } from './articles.js';
import { findHits, type Searched } from './candidates.js';
import type { Cluster } from './cluster.js';
import { storedGroups, storedRemoved } from './documents.js';
import type { Totals } from './keyword-search.js';
import { Lookups } from './lookups.js';
import { type Finished, mismatch } from './meta.js';
import type { SearchResult } from './multi-search.js';
import { allOf } from './pages.js';
import { Sentences } from './sentences.js';
import { frequencyOf, Statistics } from './statistics.js';
import { exactly, queryTerm } from './terms.js';

/**
 * One generation on a cluster. It keeps what is asked for repeatedly and does not change: counts, titles and groups.
 */
export class OpenSearchIndex implements PassageIndex {
  readonly info: GenerationInfo;
  readonly #searched: Searched;
  readonly #shelf: ArticleShelf;
  readonly #groups: Groups;
  /** Null without vectors. */
  readonly #sentences: Sentences | null;
  readonly #lookups: Lookups;
  #isOpen = true;

  private constructor(info: GenerationInfo, searched: Searched, groups: Groups) {
    this.info = info;
    this.#searched = searched;
    this.#groups = groups;
    this.#shelf = new ArticleShelf(searched.cluster, searched.index, groups);
    this.#lookups = new Lookups(searched.cluster, searched.index);
    this.#sentences = info.model && new Sentences(searched.cluster, searched.index, info.model.dimensions);
  }

  /**
   * Opens a generation, after checking that everything it lists is there.
   *
   * @throws UserError `index-mismatch` if something is missing
   */
  static async open(cluster: Cluster, index: string, { info, terms }: Finished): Promise<OpenSearchIndex> {
    const statistics = new Statistics(cluster, index);
    await requireWhole(statistics, info);
    const totalsOf = (within: readonly string[] | undefined): Totals => sumOf(info, terms, within);
    const searched = { cluster, index, statistics, totalsOf, hasVectors: info.model !== null };
    return new OpenSearchIndex(info, searched, await readGroups(cluster, index));
  }

  async candidates(query: IndexQuery): Promise<readonly Candidate[]> {
    this.#requireOpen();
    const hits = await findHits(this.#searched, query);
    this.#sentences?.expect(hits.map(({ passage }) => passage));
    return hits.map((hit) => ({ ...hit, repostOf: this.#groups.get(hit.passage.articleId) ?? null }));
  }

  async documentFrequencies(
    terms: readonly string[],
    within?: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    this.#requireOpen();
    const asItIs = (term: string) => frequencyOf({ field: 'terms', term: exactly(term) }, within);
    const wanted = terms.map((term) => [term, asItIs(term)] as const);
    // A following search asks for single characters in another way.
    const asked = terms.map((term) => frequencyOf(queryTerm(term), within));
    const counts = await this.#searched.statistics.count([...wanted.map(([, counted]) => counted), ...asked]);
    const found = wanted.map(([term, { name }]) => [term, counts.get(name) ?? 0] as const);
    return new Map(found.filter(([, passages]) => passages > 0));
  }

  async sentenceVectors(passages: readonly Passage[]): Promise<readonly (readonly Float32Array[])[]> {
    this.#requireOpen();
    return this.#sentences ? this.#sentences.of(passages) : passages.map(() => []);
  }

  async articles(ids: readonly string[]): Promise<ReadonlyMap<string, Article>> {
    this.#requireOpen();
    const sentences = this.#sentences;
    const search = sentences?.searchAlong(ids) ?? null;
    const along = search && { search, take: (result: SearchResult) => sentences?.keep(result) };
    return new Map((await this.#shelf.whole(ids, along)).map((article) => [article.id, article]));
  }

  async articlesByKey(keys: readonly string[]): Promise<ReadonlyMap<string, ArticleInfo>> {
    this.#requireOpen();
    const found = await this.#shelf.having('key', keys);
    return new Map(found.map((info) => [articleKey(info.id), info]));
  }

  async articlesByTitle(title: string): Promise<readonly ArticleInfo[]> {
    this.#requireOpen();
    return this.#shelf.having('title', [exactly(foldTitle(title))]);
  }

  async titles(text: string, limit: number, within?: readonly string[]): Promise<readonly ArticleTitle[]> {
    this.#requireOpen();
    return (await this.#lookups.titles(within)).search(text, limit);
  }

  async headings(
    text: string,
    limit: number,
    within?: readonly string[],
  ): Promise<readonly ArticleHeading[]> {
    this.#requireOpen();
    return (await this.#lookups.headings(within)).search(text, limit);
  }

  async removed(id: string): Promise<readonly RemovedText[]> {
    this.#requireOpen();
    const { cluster, index } = this.#searched;
    const query = articlesWith({ term: { article: id } });
    const [found] = await allOf(cluster, index, storedRemoved, { query, sort: BY_ID, source: ['removed'] });
    return found?.source.removed ?? [];
  }

  async reposts(groups: readonly string[]): Promise<ReadonlyMap<string, readonly ArticleInfo[]>> {
    this.#requireOpen();
    const wanted = new Set(groups);
    const members = [...this.#groups].filter(([, first]) => wanted.has(first)).map(([id]) => id);
    const infos = await this.#shelf.having('article', members);
    const found = [...wanted].map((group) => [group, membersOf(group, infos)] as const);
    return new Map(found.filter(([, articles]) => articles.length > 0));
  }

  async infos(page?: Page, within?: readonly string[]): Promise<readonly ArticleInfo[]> {
    this.#requireOpen();
    return this.#shelf.list(page, within);
  }

  async close(): Promise<void> {
    this.#isOpen = false;
  }

  #requireOpen(): void {
    if (!this.#isOpen) throw new TypeError('The index is not open');
  }
}

/**
 * Counts what a generation has, in one request.
 *
 * @throws UserError `index-mismatch` if it has not everything it lists
 */
export async function requireWhole(
  statistics: Statistics,
  { id, articles, passages }: GenerationInfo,
): Promise<void> {
  const counts = await statistics.count(
    ['article', 'passage'].map((kind) => ({ name: kind, query: { term: { kind } } })),
  );
  const found = { articles: counts.get('article') ?? 0, passages: counts.get('passage') ?? 0 };
  if (found.articles === articles && found.passages === passages) return;
  throw mismatch(
    id,
    sentence('it has {{found}} of its {{passages}} passages', { found: found.passages, passages }),
  );
}

export async function readGroups(cluster: Cluster, index: string): Promise<Groups> {
  const query = { term: { kind: 'groups' } };
  const [found] = await allOf(cluster, index, storedGroups, {
    query,
    sort: [{ kind: 'asc' }],
    source: ['groups'],
  });
  const groups = found?.source.groups ?? [];
  return new Map(groups.flatMap((ids) => ids.map((id) => [id, ids[0] ?? id] as const)));
}

/** The figures on which the scores of some collections, or of all, depend. */
function sumOf(
  { collections }: GenerationInfo,
  terms: Finished['terms'],
  within: readonly string[] | undefined,
): Totals {
  const own = collections.filter(({ name }) => within === undefined || within.includes(name));
  return {
    passages: own.reduce((total, { passages }) => total + passages, 0),
    terms: own.reduce((total, { name }) => total + (terms[name] ?? 0), 0),
  };
}
