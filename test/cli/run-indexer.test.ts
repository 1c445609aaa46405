import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { LocalStore } from '../../src/index/local/store.js';
import { OpenSearchStore } from '../../src/index/opensearch/store.js';
import { describeOnCluster, optionsFor } from '../support/opensearch/cluster.js';
import { indexerOn, madeUpLibrary } from '../support/sharing/indexers.js';
import { temporaryFolder } from '../support/temp.js';

/** A store that does something more once a generation serves. */
class StoreWithSequel extends LocalStore {
  sequel = (): void => {};

  override async publish(...given: Parameters<LocalStore['publish']>): Promise<void> {
    await super.publish(...given);
    this.sequel();
  }
}

it('a run that has ended well stays so if the cache can not be trimmed, and the log says it', async () => {
  const store = new StoreWithSequel(temporaryFolder());
  const indexer = indexerOn(store, madeUpLibrary(1));
  store.sequel = () => {
    const cache = new Database(join(indexer.dataDir, 'cache', 'embeddings.sqlite'));
    cache.exec('ALTER TABLE embeddings RENAME TO elsewhere');
    cache.close();
  };
  const { generation, embedded } = await indexer.run();
  expect(embedded).toBeGreaterThan(0);
  expect(await store.current()).toBe(generation);
  expect(indexer.log).toEqual([expect.stringMatching(/no such table.*the next run tries again/)]);
});

describeOnCluster('a run for a local copy', (url) => {
  it('embeds nothing that was embedded for the cluster, even if the cache does not hold it any longer', async () => {
    const folder = madeUpLibrary(1);
    const store = new OpenSearchStore(optionsFor(url()));
    const { passages } = await indexerOn(store, folder).run();
    const { vectors } = store.sharing;
    const copy = indexerOn(new LocalStore(temporaryFolder()), folder, { vectors });
    expect(await copy.run()).toMatchObject({ passages, embedded: 0 });
    const kept = new Database(join(copy.dataDir, 'cache', 'embeddings.sqlite'), { readonly: true });
    expect(kept.prepare('SELECT count(*) FROM embeddings').pluck().get()).toBe(passages);
    kept.close();
  });
});
