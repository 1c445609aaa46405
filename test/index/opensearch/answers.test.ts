import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LocalStore } from '../../../src/index/local/store.js';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { describeOnCluster, optionsFor, storeOn } from '../../support/opensearch/cluster.js';
import { startGoBetween } from '../../support/opensearch/go-between.js';
import { temporaryFolder } from '../../support/temp.js';
import { FILES, placeWith, QUESTIONS, requireSameAnswers } from '../conformance/end-to-end.js';

describeOnCluster('a cluster from the indexer to the answer', (url) => {
  it('gives the answers that a local disk gives', async () => {
    await requireSameAnswers(new LocalStore(join(temporaryFolder(), 'data')), storeOn(url()));
  });

  it('is asked few times for a question', async () => {
    const between = await startGoBetween(url());
    const store = new OpenSearchStore({ ...optionsFor(url()), urls: [between.url], freshFor: 60_000 });
    const place = placeWith(store);
    await place.run(FILES);
    await place.answers.ask('别的问题');
    for (const question of QUESTIONS) {
      between.forget();
      const answer = await place.answers.ask(question);
      console.log(question, answer.tier, between.asked);
      expect(answer.quotes.length).toBeGreaterThan(0);
    }
  });
});
