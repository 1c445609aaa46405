import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { HeadingIndex } from '../headings.js';
import type { ArticleTitle } from '../passage-index.js';
import { TitleIndex } from '../titles.js';

/** The order in which articles are listed. */
export const NEWEST_FIRST = 'date IS NULL, date DESC, id';
/** A page of the articles, of some collections or of all. */
export const OF_SOME = `WHERE (@names IS NULL OR collection IN (SELECT value FROM json_each(@names)))
  ORDER BY ${NEWEST_FIRST} LIMIT @limit OFFSET @offset`;
/** Its parameter: the collections as a list in JSON, or null for all. */
export type PageOfSome = [{ readonly names: string | null; readonly limit: number; readonly offset: number }];
/** How many articles' rows are read at once: others have their turn in between. */
const TITLES_AT_ONCE = 1000;
const OUTLINES_AT_ONCE = 100;

/**
 * The titles of the articles, for looking them up.
 *
 * @param within the names of some collections; null: of all
 */
export async function readTitles(
  db: Database.Database,
  within: readonly string[] | null,
): Promise<TitleIndex> {
  const page = db.prepare<PageOfSome, ArticleTitle & { folded: string }>(
    `SELECT id, title, date, folded_title AS folded FROM articles ${OF_SOME}`,
  );
  const names = within && JSON.stringify(within);
  const titles = new TitleIndex();
  for (let from = 0; ; from += TITLES_AT_ONCE) {
    const rows = page.all({ names, limit: TITLES_AT_ONCE, offset: from });
    for (const { folded, ...shown } of rows) titles.add(shown, folded, shown.id);
    if (rows.length < TITLES_AT_ONCE) return titles;
    await setImmediate();
  }
}

/** The articles' headings, up to the number that is looked through. */
export async function readHeadings(
  db: Database.Database,
  within: readonly string[] | null,
): Promise<HeadingIndex> {
  const page = db.prepare<PageOfSome, ArticleTitle & { key: number }>(
    `SELECT key, id, title, date FROM articles ${OF_SOME}`,
  );
  const names = within && JSON.stringify(within);
  const outline = db.prepare<[number], { headings: string; start: number }>(
    'SELECT headings, start FROM passages WHERE article = ? ORDER BY start',
  );
  const headings = new HeadingIndex();
  for (let from = 0; ; from += OUTLINES_AT_ONCE) {
    const rows = page.all({ names, limit: OUTLINES_AT_ONCE, offset: from });
    for (const { key, ...article } of rows) headings.add(article, readOutline(outline.all(key)));
    if (rows.length < OUTLINES_AT_ONCE || headings.isFull) return headings;
    await setImmediate();
  }
}

function readOutline(rows: readonly { headings: string; start: number }[]) {
  return rows.map(({ headings, start }) => ({ start, headings: JSON.parse(headings) as string[] }));
}
