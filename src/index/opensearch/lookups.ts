import { HeadingIndex } from '../headings.js';
import { foldTitle, TitleIndex } from '../titles.js';
import { articlesWith, INFO_FIELDS, NEWEST_FIRST } from './articles.js';
import type { Cluster } from './cluster.js';
import { storedArticle, storedOutline } from './documents.js';
import { pagesOf } from './pages.js';

/** The titles of all articles, for looking them up. */
export async function readTitles(cluster: Cluster, index: string): Promise<TitleIndex> {
  const titles = new TitleIndex();
  const search = { query: articlesWith({ match_all: {} }), sort: NEWEST_FIRST, source: INFO_FIELDS };
  for await (const page of pagesOf(cluster, index, storedArticle, search))
    for (const { source } of page) {
      const { title, date } = source.info;
      titles.add({ id: source.article, title, date }, foldTitle(title), source.article);
    }
  return titles;
}

/** The headings of the articles, as many as are looked through. */
export async function readHeadings(cluster: Cluster, index: string): Promise<HeadingIndex> {
  const headings = new HeadingIndex();
  const source = [...INFO_FIELDS, 'outline'];
  const search = { query: articlesWith({ match_all: {} }), sort: NEWEST_FIRST, source };
  for await (const page of pagesOf(cluster, index, storedOutline, search)) {
    for (const { source } of page) {
      const { title, date } = source.info;
      headings.add({ id: source.article, title, date }, source.outline);
    }
    if (headings.isFull) break;
  }
  return headings;
}
