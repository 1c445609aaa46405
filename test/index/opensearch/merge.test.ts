import { expect, it } from 'vitest';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { articleOf } from '../../support/article.js';
import { describeOnCluster, optionsFor } from '../../support/opensearch/cluster.js';
import { startGoBetween } from '../../support/opensearch/go-between.js';
import { askingAt, leaveSegments, segmentsOf } from '../../support/opensearch/segments.js';
import { embedded, publish, saidBy, write } from '../library.js';

const WORDS = [['成本'], ['开源']];

describeOnCluster('the segments of a generation', (url) => {
  it('are merged into one once all is written, and say the same', async () => {
    const options = optionsFor(url());
    const store = new OpenSearchStore(options);
    const plain = await publish(store);
    const merged = await publish(store, { before: () => leaveSegments(askingAt(url()), options.prefix) });
    expect(await segmentsOf(askingAt(url()), options.prefix)).toEqual([1, 1]);
    const [one, other] = [await store.open(plain), await store.open(merged)];
    expect(await saidBy(other, WORDS)).toEqual(await saidBy(one, WORDS));
  });

  it('stay as they are where a generation continues another one', async () => {
    const options = optionsFor(url());
    const store = new OpenSearchStore(options);
    const from = await publish(store);
    const articles = [embedded(articleOf('新的一篇。', { id: '新' }))];
    await publish(store, { articles, begin: { from } });
    expect(await segmentsOf(askingAt(url()), options.prefix)).toEqual([1, 2]);
  });

  it.each([
    [
      'refuses to',
      '_forcemerge',
      { status: 403, body: { error: { type: 'security_exception', reason: 'no' } } },
    ],
    ['forgets that it was told to', '/_tasks/', { status: 404, body: {} }],
    ['does not say whether it has', '/_tasks/', { status: 403, body: {} }],
  ])('need not be merged: the cluster %s', async (_, path, answer) => {
    const options = optionsFor(url());
    const between = await startGoBetween(url());
    between.answerBy((request) => (request.includes(path) ? answer : null));
    const store = new OpenSearchStore({ ...options, urls: [between.url] });
    const id = await publish(store, { before: () => leaveSegments(askingAt(url()), options.prefix) });
    expect(between.asked.some((request) => request.includes(path))).toBe(true);
    expect((await (await store.open(id)).infos()).length).toBe(3);
  });

  it('are waited for, until the run is to stop', async () => {
    const options = optionsFor(url());
    const between = await startGoBetween(url());
    between.answerBy((request) =>
      request.includes('/_tasks/') ? { status: 200, body: { completed: false } } : null,
    );
    const store = new OpenSearchStore({ ...options, urls: [between.url] });
    const isAsked = () => between.asked.filter((request) => request.includes('/_tasks/')).length > 1;
    const pause = async (): Promise<void> => {
      if (isAsked()) throw new Error('stopped');
    };
    const before = () => leaveSegments(askingAt(url()), options.prefix);
    await expect(write(store, { begin: { pause }, before })).rejects.toThrow('stopped');
  });
});
