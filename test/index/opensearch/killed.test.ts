import { expect, it, onTestFinished } from 'vitest';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { LiveIndex } from '../../../src/indexing/live-index.js';
import { articleOf } from '../../support/article.js';
import { describeOnCluster, optionsOn } from '../../support/opensearch/cluster.js';
import { killNode, removeNode, restartNode, startNode } from '../../support/opensearch/node.js';
import { embedded, publish, saidBy, write } from '../library.js';

const WORDS = [['成本'], ['开源']];

describeOnCluster(
  'a node that is killed',
  () => {
    it('costs a clear word and no passage, in the middle of questions and of a run', async () => {
      let node = await startNode();
      onTestFinished(() => removeNode(node));
      const store = new OpenSearchStore({ ...optionsOn(node.url), lease: { holds: 1000 } });
      const id = await publish(store);
      const live = new LiveIndex(store);
      onTestFinished(() => live.close());
      const ask = () => live.use((index) => saidBy(index, WORDS));
      const before = await ask();

      const articles = ['一', '二', '三'].map((text) => embedded(articleOf(`新的${text}篇。`, { id: text })));
      const run = store.lease(() =>
        write(store, {
          articles,
          before: async () => killNode(node),
        }),
      );
      await expect(run).rejects.toMatchObject({ code: 'cluster' });
      await expect(ask()).rejects.toMatchObject({
        code: 'cluster',
        message: expect.stringContaining('does not answer'),
      });

      node = await restartNode(node);
      expect(await ask()).toEqual(before);
      expect(await store.current()).toBe(id);
      await expect.poll(() => publish(store, { articles })).not.toBe(id);
      expect((await ask()).infos.map((info) => info.id).sort()).toEqual(['一', '三', '二']);
    });
  },
  { ownNode: true },
);
