import type { Cluster } from './cluster.js';
import { refusalIn } from './failures.js';

const BAD_REQUEST = 400;
const EXISTS_TYPE = 'resource_already_exists_exception';

/**
 * Makes an index, or finds that there is one: if a node is lost after it has made it and before it has said so, the
 * request is sent again, to another one.
 */
export async function makeIndex(cluster: Cluster, path: string, body: object): Promise<void> {
  const reply = await cluster.send({ method: 'PUT', path, body, accept: [BAD_REQUEST] });
  if (reply.status !== BAD_REQUEST) return;
  const refusal = refusalIn(reply.status, reply.body);
  if (refusal.type !== EXISTS_TYPE) throw cluster.refused(refusal);
}
