import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { BeginOptions } from '../generation-store.js';
import type { Cluster } from './cluster.js';

/** How long to wait for an index that another process has just made. */
const PATIENCE = '15s';
/** What a cluster says if that was not long enough; the next request then says what is wrong. */
const TIMED_OUT = 408;

/** Waits until an index of one shard can be read and written: for some moments after it was made it can't. */
export async function untilReady(cluster: Cluster, index: string): Promise<void> {
  await cluster.send({
    method: 'GET',
    path: `/_cluster/health/${index}`,
    query: { wait_for_active_shards: 1, timeout: PATIENCE },
    accept: [TIMED_OUT],
  });
}

/** How long a cluster may copy an index. It takes no time but where its disk can't share the files. In ms: an hour. */
const LONGEST_COPY = 3_600_000;
/** How long to wait before another look. In ms. */
const LOOK_AGAIN = 500;

const shard = z.object({ primary_active: z.boolean() });
const healthSchema = z.object({
  indices: z.record(z.string(), z.object({ shards: z.record(z.string(), shard) })),
});

/**
 * Waits until all of a copy is there. If that takes too long, the next request says what is wrong. No state has a name
 * for it: an index whose first copy is being made counts as yellow.
 *
 * @param pause awaited meanwhile; may throw to end the waiting
 */
export async function untilCopied(
  cluster: Cluster,
  index: string,
  pause: NonNullable<BeginOptions['pause']>,
): Promise<void> {
  const call = { method: 'GET', path: `/_cluster/health/${index}`, query: { level: 'shards' } } as const;
  for (const end = performance.now() + LONGEST_COPY; performance.now() < end; ) {
    const { indices } = await cluster.ask(healthSchema, call);
    const shards = Object.values(indices).flatMap((each) => Object.values(each.shards));
    if (shards.every(({ primary_active }) => primary_active)) return;
    await setTimeout(LOOK_AGAIN);
    await pause();
  }
}
