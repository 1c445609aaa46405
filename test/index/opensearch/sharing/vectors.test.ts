import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Embedding } from '../../../../src/embedding/embedder.js';
import { BulkSender } from '../../../../src/index/opensearch/bulk.js';
import { Cluster } from '../../../../src/index/opensearch/cluster.js';
import type { Connection } from '../../../../src/index/opensearch/connect.js';
import { allOf } from '../../../../src/index/opensearch/pages.js';
import { ClusterVectors } from '../../../../src/index/opensearch/sharing/vectors.js';
import { describeOnCluster, optionsFor } from '../../../support/opensearch/cluster.js';
import { startGoBetween } from '../../../support/opensearch/go-between.js';
import { unitVector } from '../../../support/vectors.js';

const DIMENSIONS = 8;
const mappings = z.record(
  z.string(),
  z.object({ mappings: z.object({ properties: z.record(z.string(), z.unknown()) }) }),
);
const today = Math.floor(Date.now() / 86_400_000);

function connectionTo(url: string): Connection {
  return { urls: [url], user: null, password: null, apiKey: null, caFile: null };
}

function embeddingOf(seed: number): Embedding {
  return { vector: unitVector(seed, DIMENSIONS), spans: [unitVector(seed + 1, DIMENSIONS)] };
}

describeOnCluster('the vectors that indexers share', (url) => {
  function vectorsOn(maxBytes = 1e9) {
    const index = `${optionsFor(url()).prefix}-vectors`;
    const vectors = new ClusterVectors(new Cluster(connectionTo(url())), index, { maxAgeDays: 10, maxBytes });
    return { index, vectors };
  }

  /** The same, by way of a server that may answer by itself. */
  async function vectorsBehind(maxBytes = 1e9) {
    const between = await startGoBetween(url());
    const index = `${optionsFor(url()).prefix}-vectors`;
    const limits = { maxAgeDays: 10, maxBytes };
    const vectors = new ClusterVectors(new Cluster(connectionTo(between.url)), index, limits);
    return { index, vectors, between };
  }

  async function put(vectors: ClusterVectors, keys: readonly string[], model = 'm'): Promise<void> {
    await vectors.put(model, new Map(keys.map((key, i) => [key, embeddingOf(i)])));
  }

  /** As if all vectors had been used last so many days ago. */
  async function age(index: string, days: number): Promise<void> {
    const cluster = new Cluster(connectionTo(url()));
    await cluster.send({ method: 'POST', path: `/${index}/_refresh` });
    const bulk = new BulkSender(cluster, index);
    const search = { query: { match_all: {} }, sort: [{ used: 'asc' }] };
    for (const { id } of await allOf(cluster, index, z.unknown(), search))
      await bulk.change(id, { used: today - days });
    await bulk.flush();
  }

  async function known(vectors: ClusterVectors, keys: readonly string[], model = 'm'): Promise<string[]> {
    const found = await vectors.get(model, DIMENSIONS, keys);
    return keys.filter((_, i) => found[i]);
  }

  it('are found at once by text and model, exactly as they were; what is damaged is not', async () => {
    const { index, vectors } = vectorsOn();
    expect(await known(vectors, ['a', 'b'])).toEqual([]);
    expect(await vectors.trim()).toBe(0);
    await put(vectors, ['a', 'b']);
    await put(vectors, ['c'], 'other');
    expect(await known(vectors, ['c', 'b', 'a'])).toEqual(['b', 'a']);
    const [, found] = await vectors.get('m', DIMENSIONS, ['a', 'b']);
    expect(found?.vector).toEqual(embeddingOf(1).vector);
    expect(await vectors.get('m', DIMENSIONS + 1, ['a'])).toEqual([undefined]);
    const reply = await fetch(`${url()}/${index}/_mapping`);
    expect(JSON.stringify(await reply.json())).not.toContain('"vector"');
  });

  it('are kept in the right form although their index was deleted, or made again by the cluster itself', async () => {
    const { index, vectors } = vectorsOn();
    const fields = async () =>
      Object.keys(
        mappings.parse(await (await fetch(`${url()}/${index}/_mapping`)).json())[index]?.mappings
          .properties ?? {},
      );
    await put(vectors, ['a']);
    await fetch(`${url()}/${index}`, { method: 'DELETE' });
    await put(vectors, ['b']);
    expect([await known(vectors, ['a', 'b']), await fields()]).toEqual([['b'], ['used']]);
    await fetch(`${url()}/${index}`, { method: 'DELETE' });
    await new Cluster(connectionTo(url())).send({
      method: 'PUT',
      path: `/${index}/_doc/c`,
      body: { vector: 'c' },
    });
    expect(await fields()).toEqual(['vector']);
    await put(vectors, ['d']);
    expect([await known(vectors, ['b', 'd']), await fields()]).toEqual([['d'], ['used']]);
  });

  it('are deleted once nobody has asked for them for long; a run that does keeps them', async () => {
    const { index, vectors } = vectorsOn();
    await put(vectors, ['a', 'b']);
    await age(index, 11);
    await put(vectors, ['c']);
    expect(await known(vectors, ['b'])).toEqual(['b']);
    expect(await vectors.trim()).toBe(1);
    expect(await known(vectors, ['a', 'b', 'c'])).toEqual(['b', 'c']);
  });

  it('stay if a run asks for one that is about to be deleted', async () => {
    const { index, vectors, between } = await vectorsBehind();
    await put(vectors, ['a']);
    await age(index, 11);
    await new Cluster(connectionTo(url())).send({ method: 'POST', path: `/${index}/_refresh` });
    await known(vectors, ['a']);
    // What was noted just now is not found yet.
    between.answerBy((request) => (request.endsWith('_refresh') ? { status: 200, body: {} } : null));
    await vectors.trim();
    expect(await known(vectors, ['a'])).toEqual(['a']);
  });

  it('serve a run although one of them is deleted while it notes their use', async () => {
    const { vectors, between } = await vectorsBehind();
    await put(vectors, ['a']);
    between.answerBy((request, body) => {
      if (!request.endsWith('_mget')) return null;
      const [_id] = (JSON.parse(body) as { readonly ids: readonly string[] }).ids;
      const [vector, spans] = [embeddingOf(0).vector, new Uint8Array()].map((each) =>
        Buffer.from(each.buffer).toString('base64'),
      );
      return { status: 200, body: { docs: [{ _id, found: true, _source: { vector, spans, used: 0 } }] } };
    });
    expect(await known(vectors, ['deleted'])).toEqual(['deleted']);
  });

  it('are not deleted for the room of what was deleted before', async () => {
    const { index, vectors, between } = await vectorsBehind(50);
    await put(vectors, ['a', 'b']);
    await age(index, 3);
    const primaries = { store: { size_in_bytes: 100 }, docs: { count: 2, deleted: 3 } };
    between.answerBy((request) =>
      request.includes('_stats') ? { status: 200, body: { _all: { primaries } } } : null,
    );
    expect(await vectors.trim()).toBe(0);
  });

  it('are deleted if they take too much, those unused for longest, and never those used today', async () => {
    const { index, vectors } = vectorsOn(1);
    await put(vectors, ['a', 'b']);
    await age(index, 3);
    await put(vectors, ['c']);
    expect(await vectors.trim()).toBe(2);
    expect(await known(vectors, ['a', 'b', 'c'])).toEqual(['c']);
  });
});
