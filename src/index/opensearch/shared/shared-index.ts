import { z } from 'zod';
import type { Cluster } from '../cluster.js';
import { ensureIndex } from '../small-index.js';
import { STATUS } from '../status.js';

const described = z.record(
  z.string(),
  z.object({ settings: z.object({ index: z.object({ uuid: z.string() }) }) }),
);

const LAYOUT = {
  settings: { refresh_interval: '1s' },
  properties: {
    kind: { type: 'keyword' },
    guild: { type: 'keyword' },
    application: { type: 'keyword' },
    gone: { type: 'boolean' },
    at: { type: 'long' },
  },
} as const;

/**
 * Makes the index of what bots share, unless there is one. It has a single shard, so that there is one order of all
 * that is written.
 *
 * @returns the id that the cluster has given it: another one if it was deleted and made again
 */
export async function ensureSharedIndex(cluster: Cluster, index: string): Promise<string> {
  const found = await idOf(cluster, index);
  if (found !== null) return found;
  await ensureIndex(cluster, index, LAYOUT);
  const made = await idOf(cluster, index);
  if (made === null) throw new Error(`the index ${index} was deleted as soon as it was made`);
  return made;
}

async function idOf(cluster: Cluster, index: string): Promise<string | null> {
  const { status, body } = await cluster.send({
    method: 'GET',
    path: `/${index}`,
    accept: [STATUS.notThere],
  });
  if (status === STATUS.notThere) return null;
  return Object.values(described.parse(body))[0]?.settings.index.uuid ?? null;
}
