import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { BeginOptions } from '../generation-store.js';
import type { Cluster } from './cluster.js';
import { refresh } from './refresh.js';
import { STATUS } from './status.js';

/** The largest segment that a cluster makes by itself. One beyond that is not merged again. In bytes: 5 GB. */
const LARGEST = 5 * 2 ** 30;
/** How long to wait before another look. In ms. */
const LOOK_AGAIN = 500;

const shardSchema = z.object({
  routing: z.object({ primary: z.boolean() }),
  store: z.object({ size_in_bytes: z.number() }),
  segments: z.object({ count: z.int() }),
});
const statsSchema = z.object({
  indices: z.record(z.string(), z.object({ shards: z.record(z.string(), z.array(shardSchema)) })),
});
const startedSchema = z.object({ task: z.string() });
const taskSchema = z.object({ completed: z.boolean() });

/**
 * Merges the segments of an index that is completely written into as few as pays: each has a separate graph of vectors,
 * and a question searches all of them. It takes a core for up to half as long as writing did. If the cluster does not do
 * it, the index finds the same, only slower.
 *
 * @param pause awaited meanwhile; may throw to end the waiting
 */
export async function mergeSegments(
  cluster: Cluster,
  index: string,
  pause: NonNullable<BeginOptions['pause']>,
): Promise<void> {
  const wanted = await segmentsToMerge(cluster, index);
  if (wanted === null) return;
  const { status, body } = await cluster.send({
    method: 'POST',
    path: `/${index}/_forcemerge`,
    query: { max_num_segments: wanted, wait_for_completion: false },
    accept: [STATUS.forbidden],
  });
  if (status === STATUS.forbidden) return;
  await untilEnded(cluster, startedSchema.parse(body).task, pause);
  await refresh(cluster, index);
}

/** How many segments each shard should have; null if none has more. */
async function segmentsToMerge(cluster: Cluster, index: string): Promise<number | null> {
  const path = `/${index}/_stats/store,segments`;
  const { indices } = await cluster.ask(statsSchema, { method: 'GET', path, query: { level: 'shards' } });
  const shards = Object.values(indices)
    .flatMap((each) => Object.values(each.shards).flat())
    .filter(({ routing }) => routing.primary);
  const wanted = Math.max(1, ...shards.map(({ store }) => Math.ceil(store.size_in_bytes / LARGEST)));
  return shards.some(({ segments }) => segments.count > wanted) ? wanted : null;
}

/** A task that nobody knows any more, or that this user may not see, is not waited for. */
async function untilEnded(
  cluster: Cluster,
  task: string,
  pause: NonNullable<BeginOptions['pause']>,
): Promise<void> {
  const accept = [STATUS.notThere, STATUS.forbidden];
  for (;;) {
    const { status, body } = await cluster.send({ method: 'GET', path: `/_tasks/${task}`, accept });
    if (accept.some((each) => each === status) || taskSchema.parse(body).completed) return;
    await setTimeout(LOOK_AGAIN);
    await pause();
  }
}
