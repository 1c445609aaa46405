import { fold } from '../../text/fold.js';
import type { ArticleFilter } from '../passage-index.js';

/** A filter as a condition on the table `articles`, or undefined if it lets everything through. */
export function filterSql(filter: ArticleFilter): { sql: string; values: string[] } | undefined {
  const conditions: [string, string][] = [];
  if (filter.articleId !== undefined) conditions.push(['articles.id = ?', filter.articleId]);
  if (filter.tag !== undefined) {
    conditions.push([
      'EXISTS (SELECT 1 FROM json_each(articles.folded_tags) WHERE value = ?)',
      fold(filter.tag),
    ]);
  }
  if (filter.since !== undefined) conditions.push(['articles.date >= ?', filter.since]);
  if (filter.until !== undefined) conditions.push(['articles.date <= ?', filter.until]);
  if (conditions.length === 0) return undefined;
  return { sql: conditions.map(([sql]) => sql).join(' AND '), values: conditions.map(([, value]) => value) };
}
