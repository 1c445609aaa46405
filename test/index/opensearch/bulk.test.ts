import { describe, expect, it } from 'vitest';
import { BulkSender } from '../../../src/index/opensearch/bulk.js';
import { Cluster } from '../../../src/index/opensearch/cluster.js';
import { type GoBetween, type Substitute, startGoBetween } from '../../support/opensearch/go-between.js';

const GREETING = { status: 200, body: { version: { number: '2.19.1', distribution: 'opensearch' } } };
const TOO_BUSY = { status: 429, error: { type: 'rejected_execution_exception', reason: 'queue is full' } };
const BLOCKED = { status: 429, error: { type: 'cluster_block_exception', reason: 'disk usage exceeded' } };

/** A cluster that takes changes as a test says: what becomes of a document at an attempt, from 1. */
async function taking(outcome: (id: string, attempt: number) => object) {
  const attempts = new Map<string, number>();
  const sizes: number[] = [];
  const between: GoBetween = await startGoBetween(null);
  between.answerBy((request, body): Substitute => {
    if (request === 'GET /') return GREETING;
    sizes.push(Buffer.byteLength(body));
    const ids = [...body.matchAll(/"_id":"([^"]+)"/g)].map(([, id = '']) => id);
    const items = ids.map((id) => {
      attempts.set(id, (attempts.get(id) ?? 0) + 1);
      return { index: outcome(id, attempts.get(id) ?? 0) };
    });
    return { status: 200, body: { items } };
  });
  const connection = { urls: [between.url], user: null, password: null, apiKey: null, caFile: null };
  return { cluster: new Cluster(connection), attempts, sizes };
}

const document = (id: string) => ({ id, document: { text: 'x'.repeat(100) } });

describe('changes that are sent together', () => {
  it('go by their size, all of them', async () => {
    const { cluster, attempts, sizes } = await taking(() => ({ status: 201 }));
    const bulk = new BulkSender(cluster, 'test', { mostBytes: 1000, waits: [] });
    for (let i = 0; i < 50; i++) await bulk.put(document(`${i}`));
    await bulk.flush();
    expect(attempts.size).toBe(50);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
    expect(sizes.length).toBeLessThan(15);
  });

  it('are sent again where the cluster was too busy, those alone', async () => {
    const { cluster, attempts } = await taking((id, attempt) =>
      id === 'b' && attempt < 3 ? TOO_BUSY : { status: 201 },
    );
    const bulk = new BulkSender(cluster, 'test', { waits: [1, 1, 1] });
    for (const id of ['a', 'b', 'c']) await bulk.put(document(id));
    await bulk.flush();
    expect([...attempts]).toEqual([
      ['a', 1],
      ['b', 3],
      ['c', 1],
    ]);
  });

  it.each([
    ['it stays busy', TOO_BUSY, 'takes no more requests', 3],
    ['its disk is full', BLOCKED, 'nearly full', 1],
    ['a node is missing', { status: 503, error: { type: 'unavailable_shards_exception' } }, 'not ready', 3],
  ])('fail with what to do where %s', async (_, outcome, said, times) => {
    const { cluster, attempts } = await taking(() => outcome);
    const bulk = new BulkSender(cluster, 'test', { waits: [1, 1] });
    await bulk.put(document('a'));
    await expect(bulk.flush()).rejects.toMatchObject({
      code: 'cluster',
      message: expect.stringContaining(said),
    });
    expect(attempts.get('a')).toBe(times);
  });

  it('fail at the next one that is added, and not in silence', async () => {
    const { cluster } = await taking(() => ({ status: 400, error: { type: 'mapper_parsing_exception' } }));
    const bulk = new BulkSender(cluster, 'test', { mostBytes: 1, waits: [] });
    const adding = async (): Promise<void> => {
      for (let i = 0; i < 5; i++) await bulk.put(document(`${i}`));
    };
    await expect(adding()).rejects.toThrow('mapper_parsing_exception');
  });
});
