import type { LastRun } from '../index/generation-store.js';
import type { PreparedArticle } from '../index/records.js';
import { findMoved } from './read/moved.js';
import type { IndexReport } from './report.js';

/** What is otherwise than it was at the run before, by the articles' ids. */
export interface Difference extends Pick<IndexReport, 'added' | 'changed' | 'removed' | 'unchanged'> {
  /** Which of the added are some of the removed: the ids that they had, by those that they have. */
  readonly moved: ReadonlyMap<string, string>;
}

export function differenceTo(last: LastRun | null, articles: readonly PreparedArticle[]): Difference {
  const before: LastRun['articles'] = last?.articles ?? new Map();
  const ids = new Set(articles.map(({ article }) => article.id));
  const came = articles.filter(({ article }) => !before.has(article.id));
  const known = articles.filter(({ article }) => before.has(article.id));
  const changed = known.filter(({ article, hash }) => before.get(article.id)?.hash !== hash);
  const went = [...before.values()].filter(({ article }) => !ids.has(article.id));
  return {
    added: came.map(({ article }) => article.id),
    changed: changed.map(({ article }) => article.id),
    removed: went.map(({ article }) => article.id),
    unchanged: known.length - changed.length,
    moved: findMoved(came, went),
  };
}

/** Whether every article is as it was, where it was, and no other is there. */
export function isEmpty({ added, changed, removed }: Difference): boolean {
  return added.length + changed.length + removed.length === 0;
}
