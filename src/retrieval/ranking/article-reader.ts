import type { Article } from '../../articles/article.js';
import type { PassageIndex } from '../../index/passage-index.js';
import type { Hit, ReadHit } from '../hit.js';

/** Reads articles for one question. Several hits may be in the same article, which is read once. */
export class ArticleReader {
  readonly #index: Pick<PassageIndex, 'articles'>;
  readonly #known = new Map<string, Article | null>();

  constructor(index: Pick<PassageIndex, 'articles'>) {
    this.#index = index;
  }

  /** Hits with their articles, in one call for those that were not read before; without those that are gone. */
  async read(hits: readonly Hit[]): Promise<ReadHit[]> {
    const ids = new Set(hits.map(({ passage }) => passage.articleId));
    const unknown = [...ids].filter((id) => !this.#known.has(id));
    const found = unknown.length > 0 ? await this.#index.articles(unknown) : new Map<string, Article>();
    for (const id of unknown) this.#known.set(id, found.get(id) ?? null);
    return hits.flatMap((hit) => {
      const article = this.#known.get(hit.passage.articleId);
      return article ? [{ hit, article }] : [];
    });
  }
}
