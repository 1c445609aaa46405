import { z } from 'zod';
import type { Cluster } from './cluster.js';
import { makeIndex } from './make-index.js';
import { untilReady } from './ready.js';
import { STATUS } from './status.js';

export interface SmallLayout {
  readonly settings?: object;
  readonly properties?: object;
  /** Another name for it. */
  readonly alias?: string;
}

/** Makes an index of one shard, with a copy on a second node if there is one, unless it exists; it can be used then. */
export async function ensureIndex(
  cluster: Cluster,
  index: string,
  { settings = {}, properties = {}, alias }: SmallLayout = {},
): Promise<void> {
  const path = `/${index}`;
  const found = await cluster.send({ method: 'HEAD', path, accept: [STATUS.notThere] });
  if (found.status === STATUS.notThere)
    await makeIndex(cluster, path, {
      settings: { index: { number_of_shards: 1, auto_expand_replicas: '0-1', ...settings } },
      mappings: { dynamic: false, properties },
      ...(alias !== undefined && { aliases: { [alias]: {} } }),
    });
  await untilReady(cluster, index);
}

const mappings = z.record(z.string(), z.object({ mappings: z.object({ dynamic: z.string().optional() }) }));

/**
 * The same for what can be had again. If something is written to an index that is missing, the cluster makes one that
 * takes every field for something to search, and keeps it like that: such a one is removed first.
 */
export async function ensureCache(cluster: Cluster, index: string, layout: SmallLayout): Promise<void> {
  const path = `/${index}/_mapping`;
  const { status, body } = await cluster.send({ method: 'GET', path, accept: [STATUS.notThere] });
  if (status !== STATUS.notThere) {
    const found = Object.values(mappings.parse(body));
    if (found.every(({ mappings: { dynamic } }) => dynamic === 'false')) return;
    await cluster.send({ method: 'DELETE', path: `/${index}`, accept: [STATUS.notThere] });
  }
  await ensureIndex(cluster, index, layout);
}
