import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SharedVectors } from '../../../embedding/cache/shared-vectors.js';
import { fromStored, toStored } from '../../../embedding/cache/stored-embedding.js';
import type { Embedding } from '../../../embedding/embedder.js';
import { BulkSender } from '../bulk.js';
import type { Cluster } from '../cluster.js';
import { ensureCache } from '../small-index.js';
import { STATUS } from '../status.js';
import { trimVectors, type VectorLimits } from './trim.js';

/** How many vectors are asked for at once. Some 6 KB each: 3 MB. */
const AT_ONCE = 500;

/**
 * A vector's last use is noted with a precision of this many days, so that a run that finds all of them writes
 * nothing.
 */
const USE_STEP_DAYS = 7;

/**
 * Nothing but the day is ever looked for. A lost tail is embedded again, which costs less than a sync at each write.
 */
const LAYOUT = {
  settings: { 'translog.durability': 'async' },
  properties: { used: { type: 'integer' } },
} as const;

/** A vector that can't be read for the moment counts as missing, too: it is only embedded again. */
const found = z.object({
  docs: z.array(
    z.object({
      _id: z.string(),
      found: z.boolean().default(false),
      _source: z.object({ vector: z.string(), spans: z.string(), used: z.int() }).optional(),
    }),
  ),
});
type Stored = NonNullable<z.infer<typeof found>['docs'][number]['_source']>;

/** Vectors in an index of a cluster, a document each, read by its id alone. */
export class ClusterVectors implements SharedVectors {
  readonly #cluster: Cluster;
  readonly #index: string;
  readonly #limits: VectorLimits | undefined;

  constructor(cluster: Cluster, index: string, limits?: VectorLimits) {
    this.#cluster = cluster;
    this.#index = index;
    this.#limits = limits;
  }

  async get(
    model: string,
    dimensions: number,
    keys: readonly string[],
  ): Promise<readonly (Embedding | undefined)[]> {
    const embeddings: (Embedding | undefined)[] = [];
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const ids = keys.slice(from, from + AT_ONCE).map((key) => idOf(model, key));
      const stored = await this.#read(ids);
      embeddings.push(...ids.map((id) => read(stored.get(id), dimensions)));
    }
    return embeddings;
  }

  async put(model: string, embeddings: ReadonlyMap<string, Embedding>): Promise<void> {
    if (embeddings.size === 0) return;
    // Each time, since somebody may free its room at any time.
    await ensureCache(this.#cluster, this.#index, LAYOUT);
    const bulk = new BulkSender(this.#cluster, this.#index);
    for (const [key, embedding] of embeddings) {
      const { vector, spans } = toStored(embedding);
      const document = { vector: base64(vector), spans: base64(spans), used: today() };
      await bulk.put({ id: idOf(model, key), document });
    }
    await bulk.flush();
  }

  trim(): Promise<number> {
    return trimVectors(this.#cluster, this.#index, today(), this.#limits);
  }

  async #read(ids: readonly string[]): Promise<ReadonlyMap<string, Stored>> {
    const call = {
      method: 'POST',
      path: `/${this.#index}/_mget`,
      body: { ids },
      accept: [STATUS.notThere],
    } as const;
    const { status, body } = await this.#cluster.send(call);
    if (status === STATUS.notThere) return new Map();
    const { docs } = found.parse(body);
    const stored = new Map(docs.flatMap(({ _id, _source }) => (_source ? [[_id, _source] as const] : [])));
    await this.#noteUse(stored);
    return stored;
  }

  async #noteUse(stored: ReadonlyMap<string, Stored>): Promise<void> {
    const now = today();
    // Another indexer may note the same at the same time, or delete what is old.
    const bulk = new BulkSender(this.#cluster, this.#index, { mayBeOutdone: true });
    for (const [id, { used }] of stored) if (used < now - USE_STEP_DAYS) await bulk.change(id, { used: now });
    await bulk.flush();
  }
}

function idOf(model: string, key: string): string {
  return createHash('sha256').update(`${model} ${key}`).digest('base64url');
}

function read(stored: Stored | undefined, dimensions: number): Embedding | undefined {
  if (!stored) return undefined;
  const { vector, spans } = stored;
  return fromStored(
    { vector: Buffer.from(vector, 'base64'), spans: Buffer.from(spans, 'base64') },
    dimensions,
  );
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}
