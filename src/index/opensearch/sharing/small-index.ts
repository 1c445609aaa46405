import type { Cluster } from '../cluster.js';
import { refusalIn } from '../failures.js';
import { untilReady } from '../ready.js';
import { STATUS } from '../status.js';

const BAD_REQUEST = 400;
/** What is said if somebody else has just made the same index. */
const EXISTS_TYPE = 'resource_already_exists_exception';

/** Makes an index of one shard, with a copy on a second node if there is one, unless it exists already. */
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
  const refusal = refusalIn(made.status, made.body);
  if (refusal.type !== EXISTS_TYPE) throw cluster.refused(refusal);
  await untilReady(cluster, index);
}
