import type { Article } from '../articles/article.js';
import type { ArticleInfo, PassageIndex } from '../index/passage-index.js';
import { holdsNearly } from '../retrieval/quoting/duplicates.js';
import type { Span } from '../text/span.js';
import type { ArticleReference } from './answer.js';

/** The most places listed: nobody would read more. */
const AT_MOST = 5;

/** How many reposts of a quote's article are read at once: mostly all of them. */
const READ_AT_ONCE = 2 * AT_MOST;

/** A stretch of an article, and the group of reposts that the article belongs to. */
export interface QuotedPlace {
  readonly article: Article;
  readonly span: Span;
  readonly repostOf: string | null;
}

/**
 * For each quote, the other articles of the same text that hold it too: the text's first article, then the oldest.
 * Filters of the question don't apply to them, since they only say where else the quote is.
 */
export async function alsoIn(
  index: PassageIndex,
  places: readonly QuotedPlace[],
): Promise<readonly (readonly ArticleReference[])[]> {
  const groups = new Set(places.flatMap(({ repostOf }) => repostOf ?? []));
  if (groups.size === 0) return places.map(() => []);
  const reposts = await index.reposts([...groups]);
  const searches = places.map((place) => new Search(place, reposts.get(place.repostOf ?? '') ?? []));
  for (;;) {
    const ids = new Set(searches.flatMap((search) => search.next().map(({ id }) => id)));
    if (ids.size === 0) return searches.map(({ found }) => found);
    const articles = await index.articles([...ids]);
    for (const search of searches) search.read(articles);
  }
}

/** Looks for one quote in the reposts of its article, a few at a time. */
class Search {
  readonly found: ArticleReference[] = [];
  readonly #quote: string;
  #left: readonly ArticleInfo[];

  constructor({ article, span }: QuotedPlace, reposts: readonly ArticleInfo[]) {
    this.#quote = article.text.slice(span.start, span.end);
    this.#left = reposts.filter(({ id }) => id !== article.id);
  }

  /** What has to be read next; nothing once enough are found or none is left. */
  next(): readonly ArticleInfo[] {
    return this.found.length < AT_MOST ? this.#left.slice(0, READ_AT_ONCE) : [];
  }

  read(articles: ReadonlyMap<string, Article>): void {
    const next = this.next();
    this.#left = this.#left.slice(next.length);
    for (const { id, title, url, date, collection } of next) {
      const text = articles.get(id)?.text;
      if (this.found.length < AT_MOST && text !== undefined && holdsNearly(text, this.#quote))
        this.found.push({ id, title, url, date, collection });
    }
  }
}
