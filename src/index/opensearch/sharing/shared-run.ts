import { z } from 'zod';
import type { RunRange, SharedProgress, SharedRun } from '../../run-sharing.js';
import type { Cluster } from '../cluster.js';
import { STATUS } from '../status.js';
import { versionSchema } from '../version.js';
import { type ClaimOptions, ClusterClaim } from './claim.js';

/** How many ranges are looked at in one request. */
const AT_ONCE = 100;

/** What is said of each document if the index is gone, with its run. */
const NO_INDEX = 'index_not_found_exception';

export const RANGE_PROPERTIES = {
  passages: { type: 'integer' },
  isDone: { type: 'boolean' },
  indexer: { type: 'keyword' },
  until: { type: 'long' },
} as const;

const rangesSchema = z.object({
  docs: z.array(
    versionSchema.partial().extend({
      error: z.object({ type: z.string(), reason: z.string().nullish() }).optional(),
      _source: z
        .object({ passages: z.int(), isDone: z.boolean(), indexer: z.string(), until: z.number() })
        .optional(),
    }),
  ),
});
type Found = z.infer<typeof rangesSchema>['docs'][number];

const progressSchema = z.object({
  aggregations: z.object({
    total: z.object({ value: z.number() }),
    done: z.object({ passages: z.object({ value: z.number() }) }),
    others: z.object({ indexers: z.object({ value: z.int() }) }),
  }),
});

type Looked = Awaited<ReturnType<SharedRun['claim']>>;

/** A run whose ranges are the documents of an index. */
export class ClusterRun implements SharedRun {
  readonly #cluster: Cluster;
  readonly #index: string;
  readonly #options: ClaimOptions;

  /** @param index under the alias of its ranges */
  constructor(cluster: Cluster, index: string, options: ClaimOptions) {
    this.#cluster = cluster;
    this.#index = index;
    this.#options = options;
  }

  async claim(ranges: readonly RunRange[]): Promise<Looked> {
    const held: RunRange[] = [];
    for (let from = 0; from < ranges.length; from += AT_ONCE) {
      const { claim, open } = await this.#claimOneOf(ranges.slice(from, from + AT_ONCE));
      held.push(...open);
      if (claim) return { claim, open: [...held, ...ranges.slice(from + AT_ONCE)] };
    }
    return { claim: null, open: held };
  }

  async progress(): Promise<SharedProgress | null> {
    const call = { method: 'POST', path: `/${this.#index}/_refresh`, accept: [STATUS.notThere] } as const;
    if ((await this.#cluster.send(call)).status === STATUS.notThere) return null;
    const { status, body } = await this.#cluster.send({
      method: 'POST',
      path: `/${this.#index}/_search`,
      body: { size: 0, aggs: sumsAt(this.#options) },
      accept: [STATUS.notThere],
    });
    if (status === STATUS.notThere) return null;
    const { total, done, others } = progressSchema.parse(body).aggregations;
    return { total: total.value, done: done.passages.value, indexers: 1 + others.indexers.value };
  }

  async #claimOneOf(ranges: readonly RunRange[]): Promise<Looked> {
    const found = await this.#read(ranges);
    const open = ranges.filter((_, i) => found[i]?._source?.isDone === false);
    for (const [i, range] of ranges.entries()) {
      const document = found[i];
      if (!document || !isFree(document, this.#options.now())) continue;
      const taken = { range, version: versionSchema.parse(document) };
      const claim = await ClusterClaim.take(this.#cluster, this.#index, taken, this.#options);
      if (claim) return { claim, open };
    }
    return { claim: null, open };
  }

  async #read(ranges: readonly RunRange[]): Promise<readonly Found[]> {
    const { status, body } = await this.#cluster.send({
      method: 'POST',
      path: `/${this.#index}/_mget`,
      body: { ids: ranges.map(({ id }) => id) },
      accept: [STATUS.notThere],
    });
    if (status === STATUS.notThere) return [];
    const { docs } = rangesSchema.parse(body);
    const failed = docs.find(({ error }) => error)?.error;
    if (!failed || failed.type === NO_INDEX) return docs;
    throw this.#cluster.refused({ status: STATUS.notReady, type: failed.type, reason: failed.reason ?? '' });
  }
}

/** What is counted of the ranges: passages, and who else has been at work lately. */
function sumsAt({ indexer, now }: ClaimOptions): object {
  const passages = { sum: { field: 'passages' } };
  const others = {
    bool: { filter: [{ range: { until: { gt: now() } } }], must_not: [{ term: { indexer } }] },
  };
  return {
    total: passages,
    done: { filter: { term: { isDone: true } }, aggs: { passages } },
    others: { filter: others, aggs: { indexers: { cardinality: { field: 'indexer' } } } },
  };
}

function isFree({ _source }: Found, now: number): boolean {
  return _source !== undefined && !_source.isDone && _source.until <= now;
}
