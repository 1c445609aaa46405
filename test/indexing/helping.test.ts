import { expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import { leadOrHelp } from '../../src/indexing/helping.js';
import { termEmbedder } from '../support/embedder.js';
import { madeUpLibrary } from '../support/sharing/indexers.js';
import { runInMemory } from '../support/sharing/run-in-memory.js';

const BUSY = new UserError('busy', 'The indexer is running already.');

/** A store where another indexer is at work until this one has tried so often to lead. */
function leasedFor(tries: number) {
  let tried = 0;
  return {
    lease: async <T>(work: () => Promise<T>): Promise<T> => {
      if (tried++ < tries) throw BUSY;
      return work();
    },
  };
}

it('a helper that has nothing to do asks for the ranges more and more rarely, and leads as soon as it may', async () => {
  const embedder = termEmbedder();
  const run = runInMemory();
  const vectors = { get: async () => [], put: async () => {}, trim: async () => 0 };
  const sharing = { vectors, join: async () => run, lead: () => Promise.reject(BUSY) };
  const helper = {
    articlesDir: madeUpLibrary(1),
    store: new MemoryStore(),
    encoder: { embedder, countTokens: (text: string) => text.length },
    sharing,
    embedder,
    lookAgain: 1,
  };
  expect(await leadOrHelp(leasedFor(100), async () => 'led', helper)).toBe('led');
  expect(embedder.embedded.length).toBeGreaterThan(0);
  expect(run.looks.length).toBeGreaterThan(3);
  expect(run.looks.length).toBeLessThan(20);
});
