import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemoryStore } from '../../../src/index/memory/store.js';
import { describeOnCluster, storeOn } from '../../support/opensearch/cluster.js';
import { differenceOf, scoresIn, someArticles, someTerms } from '../agreement.js';
import { publish } from '../library.js';

/** Many questions to each of few indices, since it takes a while to make one. */
const QUESTIONS = 12;

describeOnCluster('scores on a cluster', (url) => {
  it.each([1, 3])('are those of every index, cut into %i parts', async (shards) => {
    await fc.assert(
      fc.asyncProperty(
        someArticles(60),
        fc.array(someTerms, { minLength: QUESTIONS, maxLength: QUESTIONS }),
        async (articles, questions) => {
          const [cluster, memory] = [storeOn(url(), { shards }), new MemoryStore()];
          for (const store of [cluster, memory]) await publish(store, { articles });
          for (const terms of questions) {
            const difference = differenceOf(await scoresIn(cluster, terms), await scoresIn(memory, terms));
            expect(difference).toBeLessThan(1e-6);
          }
        },
      ),
      { numRuns: 4 },
    );
  });
});
