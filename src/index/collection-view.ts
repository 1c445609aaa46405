import type { Article } from '../articles/article.js';
import { articleKey } from '../articles/article-key.js';
import type { RemovedText } from '../articles/removed.js';
import type { Passage } from '../passages/passage.js';
import type { GenerationInfo } from './generation-info.js';
import type {
  ArticleHeading,
  ArticleInfo,
  ArticleTitle,
  Candidate,
  IndexQuery,
  Page,
  PassageIndex,
  ServingIndex,
} from './passage-index.js';
import { allowedIn, bothOf, infoWithin, type Scope } from './scope.js';

/** The same generations, as readers of some collections see them. */
export function servingWithin(live: ServingIndex, scope: Scope): ServingIndex {
  return { use: (work) => live.use(async (index) => work(viewOf(index, scope))) };
}

/**
 * The index as if there were no other collections than some: nothing of theirs comes through, neither an article nor
 * a count, and no score depends on what they contain.
 *
 * @throws UserError `unbound` if it is not said which collections may be read
 */
export function viewOf(index: PassageIndex, scope: Scope): PassageIndex {
  const within = allowedIn(index.info, scope);
  return within === null ? index : new CollectionView(index, within);
}

class CollectionView implements PassageIndex {
  readonly info: GenerationInfo;
  readonly #index: PassageIndex;
  readonly #within: readonly string[];

  constructor(index: PassageIndex, within: readonly string[]) {
    this.#index = index;
    this.#within = within;
    this.info = infoWithin(index.info, within);
  }

  async candidates(query: IndexQuery): Promise<readonly Candidate[]> {
    const found = await this.#index.candidates({ ...query, within: this.#and(query.within) });
    return this.#regrouped(found);
  }

  documentFrequencies(
    terms: readonly string[],
    within?: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    return this.#index.documentFrequencies(terms, this.#and(within));
  }

  async sentenceVectors(passages: readonly Passage[]): Promise<readonly (readonly Float32Array[])[]> {
    const known = await this.#ofIds(passages.map(({ articleId }) => articleId));
    const vectors = await this.#index.sentenceVectors(passages);
    return passages.map(({ articleId }, i) => (known.has(articleId) ? (vectors[i] ?? []) : []));
  }

  async articles(ids: readonly string[]): Promise<ReadonlyMap<string, Article>> {
    return this.#seenIn(await this.#index.articles(ids));
  }

  async articlesByKey(keys: readonly string[]): Promise<ReadonlyMap<string, ArticleInfo>> {
    const found = [...this.#seenIn(await this.#index.articlesByKey(keys))];
    const infos = await this.#regrouped(found.map(([, info]) => info));
    return new Map(infos.map((info, i) => [found[i]?.[0] ?? '', info]));
  }

  async articlesByTitle(title: string): Promise<readonly ArticleInfo[]> {
    return this.#regrouped(this.#seen(await this.#index.articlesByTitle(title)));
  }

  titles(text: string, limit: number, within?: readonly string[]): Promise<readonly ArticleTitle[]> {
    return this.#index.titles(text, limit, this.#and(within));
  }

  headings(text: string, limit: number, within?: readonly string[]): Promise<readonly ArticleHeading[]> {
    return this.#index.headings(text, limit, this.#and(within));
  }

  async removed(id: string): Promise<readonly RemovedText[]> {
    return (await this.#ofIds([id])).has(id) ? this.#index.removed(id) : [];
  }

  /** @param groups by the first of their readable articles */
  async reposts(groups: readonly string[]): Promise<ReadonlyMap<string, readonly ArticleInfo[]>> {
    const firsts = await this.#ofIds(groups);
    const members = await this.#members([...firsts.values()]);
    return new Map(
      [...members.values()].flatMap((infos) => {
        const id = infos[0]?.id ?? '';
        return groups.includes(id) ? [[id, infos.map((info) => ({ ...info, repostOf: id }))] as const] : [];
      }),
    );
  }

  async infos(page?: Page, within?: readonly string[]): Promise<readonly ArticleInfo[]> {
    return this.#regrouped(await this.#index.infos(page, this.#and(within)));
  }

  close(): Promise<void> {
    return this.#index.close();
  }

  /** A view of a view shows what both let through. */
  #and(within: readonly string[] | undefined): readonly string[] {
    return bothOf(this.#within, within ?? null) ?? [];
  }

  #isSeen({ collection }: Pick<Article, 'collection'>): boolean {
    return this.#within.includes(collection);
  }

  #seen<T extends Pick<Article, 'collection'>>(all: readonly T[]): T[] {
    return all.filter((one) => this.#isSeen(one));
  }

  #seenIn<T extends Pick<Article, 'collection'>>(all: ReadonlyMap<string, T>): Map<string, T> {
    return new Map([...all].filter(([, one]) => this.#isSeen(one)));
  }

  /** The readable articles of some ids, by id, in their groups in the whole index. */
  async #ofIds(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleInfo>> {
    const keys = [...new Set(ids)].map(articleKey);
    const found = this.#seenIn(await this.#index.articlesByKey(keys));
    return new Map([...found.values()].map((info) => [info.id, info]));
  }

  /** The readable part of the groups of reposts, by their ids in the whole index; of two articles at least. */
  async #members(of: readonly Pick<ArticleInfo, 'repostOf'>[]): Promise<Map<string, readonly ArticleInfo[]>> {
    const groups = [...new Set(of.flatMap(({ repostOf }) => repostOf ?? []))];
    if (groups.length === 0) return new Map();
    const members = [...(await this.#index.reposts(groups))].map(
      ([group, infos]) => [group, this.#seen(infos)] as const,
    );
    return new Map(members.filter(([, infos]) => infos.length > 1));
  }

  /** The same, each in the group of the readable articles of its text, which is named after the first of these. */
  async #regrouped<T extends Pick<ArticleInfo, 'repostOf'>>(all: readonly T[]): Promise<T[]> {
    const members = await this.#members(all);
    return all.map((one) => ({ ...one, repostOf: members.get(one.repostOf ?? '')?.[0]?.id ?? null }));
  }
}
