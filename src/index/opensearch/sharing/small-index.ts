import type { Cluster } from '../cluster.js';
import { untilReady } from '../ready.js';
import { STATUS } from '../status.js';

/** What a PUT says of an index that somebody else has just made; it is the same one. */
const BAD_REQUEST = 400;

/** Makes an index of one shard, with a copy where there is a second node, unless it is there already. */
export async function ensureIndex(
  cluster: Cluster,
  index: string,
  { settings = {}, properties }: { readonly settings?: object; readonly properties: object },
): Promise<void> {
  const path = `/${index}`;
  const found = await cluster.send({ method: 'HEAD', path, accept: [STATUS.notThere] });
  if (found.status !== STATUS.notThere) return untilReady(cluster, index);
  const body = {
    settings: { index: { number_of_shards: 1, auto_expand_replicas: '0-1', ...settings } },
    mappings: { dynamic: false, properties },
  };
  const made = await cluster.send({ method: 'PUT', path, body, accept: [BAD_REQUEST] });
  if (made.status !== BAD_REQUEST) return;
  // Whatever else may have been refused: without the index this fails with the cluster's reason.
  await cluster.send({ method: 'GET', path: `/${index}/_settings` });
  await untilReady(cluster, index);
}
