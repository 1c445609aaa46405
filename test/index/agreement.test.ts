import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LocalStore } from '../../src/index/local/store.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import { temporaryFolder } from '../support/temp.js';
import { differenceOf, scoresIn, someArticles, someTerms } from './agreement.js';
import { publish } from './library.js';

it('every index gives a passage the same scores', async () => {
  await fc.assert(
    fc.asyncProperty(someArticles(8), someTerms, async (articles, terms) => {
      const [local, memory] = [new LocalStore(temporaryFolder()), new MemoryStore()];
      for (const store of [local, memory]) await publish(store, { articles });
      const difference = differenceOf(await scoresIn(local, terms), await scoresIn(memory, terms));
      expect(difference).toBeLessThan(1e-6);
    }),
    { numRuns: 40 },
  );
});
