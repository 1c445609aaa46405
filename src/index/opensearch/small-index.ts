import type { Cluster } from './cluster.js';
import { makeIndex } from './make-index.js';
import { untilReady } from './ready.js';
import { STATUS } from './status.js';

/** Makes an index of one shard, with a copy on a second node if there is one, unless it exists; it can be used then. */
export async function ensureIndex(
  cluster: Cluster,
  index: string,
  { settings = {}, properties = {} }: { readonly settings?: object; readonly properties?: object } = {},
): Promise<void> {
  const path = `/${index}`;
  const found = await cluster.send({ method: 'HEAD', path, accept: [STATUS.notThere] });
  if (found.status === STATUS.notThere)
    await makeIndex(cluster, path, {
      settings: { index: { number_of_shards: 1, auto_expand_replicas: '0-1', ...settings } },
      mappings: { dynamic: false, properties },
    });
  await untilReady(cluster, index);
}
