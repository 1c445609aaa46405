import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LocalStore } from '../../../src/index/local/store.js';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { describeOnCluster, optionsFor, storeOn } from '../../support/opensearch/cluster.js';
import { startGoBetween } from '../../support/opensearch/go-between.js';
import { temporaryFolder } from '../../support/temp.js';
import { FILES, placeWith, requireSameAnswers } from '../conformance/end-to-end.js';

describeOnCluster('a cluster from the indexer to the answer', (url) => {
  it('gives the answers that a local disk gives', async () => {
    await requireSameAnswers(new LocalStore(join(temporaryFolder(), 'data')), storeOn(url()));
  });

  it('is asked three times for a question in new words, and twice in known ones', async () => {
    const between = await startGoBetween(url());
    // Once a second it is asked besides which generation serves: not while this lasts.
    const store = new OpenSearchStore({ ...optionsFor(url()), urls: [between.url], freshFor: 600_000 });
    const place = placeWith(store);
    await place.run(FILES);
    await place.answers.ask('别的问题');
    const asked = async (question: string): Promise<string[]> => {
      between.forget();
      const { quotes } = await place.answers.ask(question);
      expect(quotes.length).toBeGreaterThan(0);
      return between.asked.map((line) => line.split('/').at(-1) ?? '');
    };
    expect(await asked('「郁金香」开在哪里')).toEqual(['_msearch', '_msearch', '_msearch']);
    expect(await asked('「郁金香」开在哪里？')).toEqual(['_msearch', '_msearch']);
  });
});
