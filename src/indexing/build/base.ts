import { type GenerationMake, isSameMake } from '../../index/generation-info.js';
import type { GenerationWriter, LastRun } from '../../index/generation-store.js';
import type { PreparedArticle } from '../../index/records.js';
import type { Difference } from '../difference.js';
import type { Library } from '../library.js';

/** The largest share of changed articles up to which a generation is derived from the one before, 0..1. */
const MAX_CHANGED = 0.25;

/** The id of the generation to start from, or null if building from scratch is as cheap or gives a better index. */
export function baseFor(
  last: LastRun | null,
  make: GenerationMake,
  { articles }: Library,
  { added, changed, removed, moved }: Difference,
): string | null {
  if (!last || last.isWorn || !isSameMake(last.info, make)) return null;
  const rewritten = added.length + changed.length + removed.length - 2 * moved.size;
  return rewritten <= MAX_CHANGED * articles.length ? last.info.id : null;
}

/** The articles to be written: all, or those that are not in the base. */
export function articlesToWrite(
  { articles }: Library,
  { added, changed, moved }: Difference,
  base: string | null,
): readonly PreparedArticle[] {
  if (base === null) return articles;
  const fresh = new Set([...added.filter((id) => !moved.has(id)), ...changed]);
  return articles.filter(({ article }) => fresh.has(article.id));
}

/** Removes what has changed from the base, and renames what has only moved. */
export async function carryOver(
  writer: GenerationWriter,
  { articles }: Library,
  { changed, removed, moved }: Difference,
): Promise<void> {
  const kept = new Set(moved.values());
  for (const id of [...changed, ...removed]) if (!kept.has(id)) await writer.remove(id);
  for (const prepared of articles) {
    const before = moved.get(prepared.article.id);
    if (before !== undefined) await writer.move(before, prepared);
  }
}
