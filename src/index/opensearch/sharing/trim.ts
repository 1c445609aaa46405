import { z } from 'zod';
import { BulkSender } from '../bulk.js';
import type { Cluster } from '../cluster.js';
import { STATUS } from '../status.js';
import { versionSchema } from '../version.js';

/** How many vectors a cluster keeps. */
export interface VectorLimits {
  /** Those that no run has asked for in this many days are deleted. */
  readonly maxAgeDays: number;
  /** If they take more than this, those unused for longest are deleted, whole days of them. In bytes. */
  readonly maxBytes: number;
}

/** As long as a local cache keeps them, and 64 GiB: some ten million passages. */
const LIMITS: VectorLimits = { maxAgeDays: 180, maxBytes: 64 * 1024 ** 3 };

/** How many documents are deleted at once. */
const AT_ONCE = 1000;
/** More days than there are within the age that is kept. */
const MOST_DAYS = 1000;

const hit = versionSchema.extend({ _id: z.string() });
const hitsSchema = z.object({ hits: z.object({ hits: z.array(hit) }) });
const daysSchema = z.object({
  aggregations: z.object({
    days: z.object({ buckets: z.array(z.object({ key: z.int(), doc_count: z.int() })) }),
  }),
});
const sizeSchema = z.object({
  _all: z.object({
    primaries: z.object({
      store: z.object({ size_in_bytes: z.number() }),
      docs: z.object({ count: z.number(), deleted: z.number() }),
    }),
  }),
});

/**
 * Deletes vectors that have not been used for long, and what does not fit.
 *
 * @param today in days since 1970
 * @returns how many
 */
export async function trimVectors(
  cluster: Cluster,
  index: string,
  today: number,
  { maxAgeDays, maxBytes }: VectorLimits = LIMITS,
): Promise<number> {
  const path = `/${index}/_refresh`;
  const { status } = await cluster.send({ method: 'POST', path, accept: [STATUS.notThere] });
  if (status === STATUS.notThere) return 0;
  const bytes = await sizeOf(cluster, index);
  const from = firstKept(await daysOf(cluster, index), bytes, { maxBytes, today });
  return removeBefore(cluster, index, Math.max(from, today - maxAgeDays));
}

/** What the vectors take, without those that were deleted: their room is freed little by little. */
async function sizeOf(cluster: Cluster, index: string): Promise<number> {
  const call = { method: 'GET', path: `/${index}/_stats/store,docs` } as const;
  const { store, docs } = (await cluster.ask(sizeSchema, call))._all.primaries;
  return (store.size_in_bytes * docs.count) / Math.max(1, docs.count + docs.deleted);
}

type Days = readonly { readonly key: number; readonly doc_count: number }[];

/** How many vectors were last used on which day, the oldest first. */
async function daysOf(cluster: Cluster, index: string): Promise<Days> {
  const aggs = { days: { terms: { field: 'used', size: MOST_DAYS, order: { _key: 'asc' } } } };
  const call = { method: 'POST', path: `/${index}/_search`, body: { size: 0, aggs } } as const;
  return (await cluster.ask(daysSchema, call)).aggregations.days.buckets;
}

/**
 * The first day whose vectors fit; what was used today stays. All vectors are of about the same size. A tenth more
 * than needed goes, so that the next run need not do it again.
 */
function firstKept(
  days: Days,
  bytes: number,
  { maxBytes, today }: { readonly maxBytes: number; readonly today: number },
): number {
  if (bytes <= maxBytes) return 0;
  const all = days.reduce((sum, { doc_count }) => sum + doc_count, 0);
  let surplus = all * (1 - (0.9 * maxBytes) / bytes);
  for (const { key, doc_count } of days) {
    if (surplus <= 0 || key >= today) return key;
    surplus -= doc_count;
  }
  return today;
}

/** One that an indexer asks for meanwhile stays. */
async function removeBefore(cluster: Cluster, index: string, day: number): Promise<number> {
  const query = { range: { used: { lt: day } } };
  const body = { query, size: AT_ONCE, _source: false, seq_no_primary_term: true };
  const bulk = new BulkSender(cluster, index, { mayBeOutdone: true });
  for (let removed = 0; ; ) {
    const call = { method: 'POST', path: `/${index}/_search`, body } as const;
    const { hits } = (await cluster.ask(hitsSchema, call)).hits;
    for (const { _id, ...version } of hits) await bulk.remove(_id, version);
    await bulk.flush();
    removed += hits.length;
    if (hits.length < AT_ONCE) return removed;
    await cluster.send({ method: 'POST', path: `/${index}/_refresh` });
  }
}
