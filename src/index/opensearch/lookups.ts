import { HeadingIndex } from '../headings.js';
import { foldTitle, TitleIndex } from '../titles.js';
import { articlesWithin, INFO_FIELDS, NEWEST_FIRST } from './articles.js';
import type { Cluster } from './cluster.js';
import { storedArticle, storedOutline } from './documents.js';
import { scopeName } from './filter.js';
import { Kept } from './kept.js';
import { pagesOf } from './pages.js';

/** The titles of the articles, of some collections or of all, for looking them up. */
async function readTitles(
  cluster: Cluster,
  index: string,
  within: readonly string[] | undefined,
): Promise<TitleIndex> {
  const titles = new TitleIndex();
  const search = { query: articlesWithin(within), sort: NEWEST_FIRST, source: INFO_FIELDS };
  for await (const page of pagesOf(cluster, index, storedArticle, search))
    for (const { source } of page) {
      const { title, date } = source.info;
      titles.add({ id: source.article, title, date }, foldTitle(title), source.article);
    }
  return titles;
}

/** The articles' headings, up to the number that is looked through. */
async function readHeadings(
  cluster: Cluster,
  index: string,
  within: readonly string[] | undefined,
): Promise<HeadingIndex> {
  const headings = new HeadingIndex();
  const source = [...INFO_FIELDS, 'outline'];
  const search = { query: articlesWithin(within), sort: NEWEST_FIRST, source };
  for await (const page of pagesOf(cluster, index, storedOutline, search)) {
    for (const { source } of page) {
      const { title, date } = source.info;
      headings.add({ id: source.article, title, date }, source.outline);
    }
    if (headings.isFull) break;
  }
  return headings;
}

/** For how many scopes tables are kept, the last used ones. */
const KEPT = 8;

/** The tables of titles and headings: each is made when somebody first types there, and kept. */
export class Lookups {
  readonly #cluster: Cluster;
  readonly #index: string;
  readonly #titles = new Kept<Promise<TitleIndex>>(KEPT);
  readonly #headings = new Kept<Promise<HeadingIndex>>(KEPT);

  constructor(cluster: Cluster, index: string) {
    this.#cluster = cluster;
    this.#index = index;
  }

  titles(within: readonly string[] | undefined): Promise<TitleIndex> {
    return madeOnce(this.#titles, within, () => readTitles(this.#cluster, this.#index, within));
  }

  headings(within: readonly string[] | undefined): Promise<HeadingIndex> {
    return madeOnce(this.#headings, within, () => readHeadings(this.#cluster, this.#index, within));
  }
}

/** A failure is forgotten: the next one to ask tries again. */
function madeOnce<T>(
  kept: Kept<Promise<T>>,
  within: readonly string[] | undefined,
  make: () => Promise<T>,
): Promise<T> {
  const name = scopeName(within);
  const known = kept.get(name);
  if (known) return known;
  const made = make();
  kept.set(name, made);
  made.catch(() => kept.delete(name));
  return made;
}
