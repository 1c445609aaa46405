import type { Cluster } from './cluster.js';

/** How long to wait for an index that another process has just made. */
const PATIENCE = '15s';
/** What a cluster says if that was not long enough; the next request then says what is wrong. */
const TIMED_OUT = 408;

/** Waits until an index can be read and written: for some moments after it was made it can't. */
export async function untilReady(cluster: Cluster, index: string): Promise<void> {
  await cluster.send({
    method: 'GET',
    path: `/_cluster/health/${index}`,
    query: { wait_for_active_shards: 1, timeout: PATIENCE },
    accept: [TIMED_OUT],
  });
}
