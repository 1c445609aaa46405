import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Embedding } from '../../../../src/embedding/embedder.js';
import { BulkSender } from '../../../../src/index/opensearch/bulk.js';
import { Cluster } from '../../../../src/index/opensearch/cluster.js';
import type { Connection } from '../../../../src/index/opensearch/connect.js';
import { allOf } from '../../../../src/index/opensearch/pages.js';
import { ClusterVectors } from '../../../../src/index/opensearch/sharing/vectors.js';
import { describeOnCluster, optionsFor } from '../../../support/opensearch/cluster.js';
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

  it('are deleted if they take too much, those unused for longest, and never those used today', async () => {
    const { index, vectors } = vectorsOn(1);
    await put(vectors, ['a', 'b']);
    await age(index, 3);
    await put(vectors, ['c']);
    expect(await vectors.trim()).toBe(2);
    expect(await known(vectors, ['a', 'b', 'c'])).toEqual(['c']);
  });
});
