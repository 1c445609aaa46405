import type { IndexedContent } from '../../index/records.js';
import { articleHash } from '../fingerprint.js';

/**
 * Finds new articles that are missing ones under another path: files that were only renamed.
 *
 * @returns their old ids by their new ones
 */
export function findMoved(
  came: readonly IndexedContent[],
  went: readonly IndexedContent[],
): ReadonlyMap<string, string> {
  if (came.length === 0 || went.length === 0) return new Map();
  const left = new Map<string, string[]>();
  for (const each of went) {
    const hash = placelessHash(each);
    left.set(hash, [...(left.get(hash) ?? []), each.article.id]);
  }
  return new Map(
    came.flatMap((each) => {
      const before = left.get(placelessHash(each))?.shift();
      return before === undefined ? [] : [[each.article.id, before] as const];
    }),
  );
}

/** The same for the same article under any path. */
function placelessHash({ article, removed }: IndexedContent): string {
  return articleHash({ article: { ...article, id: '', path: '', collection: '' }, removed });
}
