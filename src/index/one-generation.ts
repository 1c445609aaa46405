import { type GenerationStore, requireListed } from './generation-store.js';
import type { ServingIndex } from './passage-index.js';

/**
 * One generation, no matter which one serves: opened for each use and closed after it.
 *
 * @throws UserError from `use`: `not-found` if it is not kept (any more), and what `open` throws
 */
export function oneGeneration(store: Pick<GenerationStore, 'list' | 'open'>, id: string): ServingIndex {
  return {
    async use(work) {
      // An id may come from a URL: only listed generations are ever opened.
      const known = requireListed(
        (await store.list()).map((one) => one.id),
        id,
      );
      const index = await store.open(known);
      try {
        return await work(index);
      } finally {
        await index.close();
      }
    },
  };
}
