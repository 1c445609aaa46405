import type { LastRun } from '../index/generation-store.js';
import type { Library } from './library.js';
import { findMoved } from './read/moved.js';
import type { IndexReport, NewFirst } from './report.js';

/** What differs from the run before, by the articles' ids. */
export interface Difference
  extends Pick<IndexReport, 'added' | 'changed' | 'removed' | 'unchanged' | 'newFirsts'> {
  /** Added articles that are removed ones under a new id: their old ids by their new ones. */
  readonly moved: ReadonlyMap<string, string>;
}

export function differenceTo(
  last: LastRun | null,
  { articles, reposts }: Pick<Library, 'articles' | 'reposts'>,
): Difference {
  const before: LastRun['articles'] = last?.articles ?? new Map();
  const ids = new Set(articles.map(({ article }) => article.id));
  const came = articles.filter(({ article }) => !before.has(article.id));
  const known = articles.filter(({ article }) => before.has(article.id));
  const changed = known.filter(({ article, hash }) => before.get(article.id)?.hash !== hash);
  const went = [...before.values()].filter(({ article }) => !ids.has(article.id));
  const moved = findMoved(came, went);
  return {
    added: came.map(({ article }) => article.id),
    changed: changed.map(({ article }) => article.id),
    removed: went.map(({ article }) => article.id),
    unchanged: known.length - changed.length,
    moved,
    newFirsts: newFirstsIn(reposts, before, moved),
  };
}

/** A new group has no other first. An article that has only moved is the same. */
function newFirstsIn(
  groups: Library['reposts'],
  before: LastRun['articles'],
  moved: ReadonlyMap<string, string>,
): NewFirst[] {
  return groups.flatMap(([first = '', ...others]) => {
    const earlier = [first, ...others].map((id) => before.get(moved.get(id) ?? id)?.repostOf ?? null);
    const other = earlier.find((id) => id !== null && id !== first && id !== moved.get(first));
    return other ? [{ first, before: other }] : [];
  });
}

/**
 * Whether every article is unchanged and in its old place, none was added, and the same ones come first in their
 * groups.
 */
export function isEmpty({ added, changed, removed, newFirsts }: Difference): boolean {
  return added.length + changed.length + removed.length + newFirsts.length === 0;
}
