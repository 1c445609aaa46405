import { viewOf } from '../../index/collection-view.js';
import type { GenerationInfo } from '../../index/generation-info.js';
import type { Examples } from '../../index/generation-store.js';
import type { PassageIndex } from '../../index/passage-index.js';

/** The most collections that get their own examples, the largest ones: each costs up to 40 searches. */
const MOST_ASKED = 20;

/** Chooses questions that an index answers well; undefined if none are wanted. */
export type Choose = (
  index: PassageIndex,
  before: readonly string[],
) => Promise<readonly string[]> | undefined;

/**
 * Questions that a generation answers well, and those that its collections do: a single collection has the same as
 * the whole.
 *
 * @param before the generation before, whose examples may still be good
 */
export async function examplesOf(
  index: PassageIndex,
  before: GenerationInfo | null,
  choose: Choose,
): Promise<Examples> {
  const all = (await choose(index, before?.examples ?? [])) ?? [];
  const { collections } = index.info;
  const largest = [...collections].sort((a, b) => b.passages - a.passages).slice(0, MOST_ASKED);
  const of = new Map<string, readonly string[]>();
  for (const { name } of largest) {
    const own = before?.collections.find((one) => one.name === name)?.examples ?? [];
    of.set(name, collections.length > 1 ? ((await choose(viewOf(index, [name]), own)) ?? []) : all);
  }
  return { all, of };
}
