import { expect, it } from 'vitest';
import { PATIENCE } from '../../../src/index/opensearch/request.js';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { describeOnCluster, optionsFor } from '../../support/opensearch/cluster.js';
import { startGoBetween } from '../../support/opensearch/go-between.js';
import { article } from '../conformance/backend.js';
import { embedded, publish, WITH_VECTORS, write } from '../library.js';

const MODEL = { name: 'test/model', dimensions: 8, maxTokens: 512, fingerprint: 'f' };

/** The names of all indices of a prefix. */
async function indicesOf(url: string, prefix: string): Promise<string[]> {
  const reply = await fetch(`${url}/_cat/indices/${prefix}-*?format=json&h=index`);
  const rows = (await reply.json()) as { readonly index: string }[];
  return rows.map(({ index }) => index).sort();
}

describeOnCluster('the generations on a cluster', (url) => {
  it('are indices named by their ids and by what they are made of, frozen once they are finished', async () => {
    const options = optionsFor(url());
    const store = new OpenSearchStore(options);
    const own = await publish(store);
    const other = await publish(store, { make: { ...WITH_VECTORS, textFingerprint: 'other' } });
    const names = (await indicesOf(url(), options.prefix)).filter((name) => name.includes('generation'));
    expect(names.map((name) => name.split('-').at(-2))).toEqual([own, other].map((id) => id.toLowerCase()));
    expect(new Set(names.map((name) => name.split('-').at(-1))).size).toBe(2);
    const written = await fetch(`${url()}/${names[0]}/_doc`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(written.status).toBe(403);
  });

  it('are gone when nobody can be reading them any more, and what was left half-built at once', async () => {
    const options = { ...optionsFor(url()), grace: 0 };
    const store = new OpenSearchStore(options);
    const ids = [await publish(store), await publish(store), await publish(store)];
    const abandoned = await store.begin(WITH_VECTORS);
    expect((await indicesOf(url(), options.prefix)).length).toBe(5);
    await store.lease(async () => {});
    const left = (await indicesOf(url(), options.prefix)).join(' ');
    for (const id of [ids[0] ?? '', abandoned.id]) expect(left).not.toContain(id.toLowerCase());
    for (const id of ids.slice(1)) expect(left).toContain(id.toLowerCase());
  });

  it('are followed by another process within the time that is set', async () => {
    const options = optionsFor(url());
    const writer = new OpenSearchStore(options);
    const reader = new OpenSearchStore({ ...options, freshFor: 50 });
    const first = await publish(writer);
    expect(await reader.current()).toBe(first);
    const second = await publish(writer);
    await expect.poll(() => reader.current()).toBe(second);
  });

  it('are left alone by an indexer that was taken for dead', async () => {
    const options = optionsFor(url());
    let ahead = 0;
    const slow = new OpenSearchStore(options);
    const next = new OpenSearchStore({ ...options, lease: { now: () => Date.now() + ahead } });
    const first = await publish(slow);
    const losing = slow.lease(async () => {
      const { writer } = await write(slow);
      const unfinished = await slow.begin(WITH_VECTORS);
      await expect(next.lease(async () => {})).rejects.toMatchObject({ code: 'busy' });
      ahead = 60_000;
      const second = await publish(next);
      await next.lease(async () => {
        const run = await next.sharing.lead(MODEL, [{ id: 'r1', passages: 9 }]);
        await expect(slow.sharing.lead(MODEL, [])).rejects.toMatchObject({ code: 'busy' });
        expect((await run.progress())?.total).toBe(9);
      });
      await expect(slow.begin(WITH_VECTORS)).rejects.toMatchObject({ code: 'busy' });
      await expect(unfinished.add(embedded(article('costs')))).rejects.toMatchObject({ code: 'busy' });
      await expect(slow.publish(writer.id, null)).rejects.toMatchObject({ code: 'busy' });
      return second;
    });
    const second = await losing;
    expect(await slow.current()).toBe(second);
    expect((await slow.list()).map(({ id }) => id)).toEqual([second, first]);
  });

  it.each(['run', 'generation'])(
    'are left alone by a bot whose prefix theirs begins with: -%s-x',
    async (kind) => {
      const options = { ...optionsFor(url()), grace: 0 };
      const other = new OpenSearchStore({ ...options, prefix: `${options.prefix}-${kind}-x` });
      const id = await publish(other);
      await publish(new OpenSearchStore(options));
      await (await other.open(id)).close();
    },
  );

  it('keep their indexer for longer than a lease holds', async () => {
    const options = { ...optionsFor(url()), lease: { holds: 200 } };
    const [one, other] = [new OpenSearchStore(options), new OpenSearchStore(options)];
    await one.lease(async () => {
      const end = performance.now() + 600;
      while (performance.now() < end)
        await expect(other.lease(async () => {})).rejects.toMatchObject({ code: 'busy' });
      await one.publish((await write(one)).writer.id, null);
    });
    await other.lease(async () => {});
  });

  it('keep their indexer while one of several nodes says nothing', async () => {
    const nodes = [await startGoBetween(url()), await startGoBetween(url())] as const;
    const options = { ...optionsFor(url()), lease: { holds: 2000 } };
    const waits = { answering: { node: 200, request: 1000 }, indexing: PATIENCE.indexing };
    const one = new OpenSearchStore({ ...options, urls: nodes.map((node) => node.url), waits });
    const other = new OpenSearchStore(options);
    await one.lease(async () => {
      nodes[1].answerBy(() => 'silent');
      const end = performance.now() + 2500;
      while (performance.now() < end)
        await expect(other.lease(async () => {})).rejects.toMatchObject({ code: 'busy' });
    });
  });
});
