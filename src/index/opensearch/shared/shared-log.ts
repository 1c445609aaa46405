import { z } from 'zod';
import { ERASED, type LogPage, type Retention, type SharedEntry, type SharedLog } from '../../shared-log.js';
import type { Cluster } from '../cluster.js';
import { STATUS } from '../status.js';
import { sendChanges } from './bulk-changes.js';
import { removeOldest } from './removal.js';
import { ensureSharedIndex } from './shared-index.js';

/** How many entries come at once. */
const AT_ONCE = 500;
/** The document with the secret. */
const SECRET = 'secret';

const entrySchema = z.object({
  _id: z.string(),
  _version: z.int(),
  _source: z.object({
    kind: z.string(),
    guild: z.string().nullable(),
    at: z.number(),
    body: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable(),
  }),
  sort: z.tuple([z.int()]),
});
const pageSchema = z.object({ hits: z.object({ hits: z.array(entrySchema) }) });
const secretSchema = z.object({ _source: z.object({ secret: z.base64() }) });

/**
 * A log in its own index. An entry is a document, the cluster keeps the one with the highest version, and the
 * order is that of the sequence numbers that the only shard gives to each change.
 */
export class OpenSearchLog implements SharedLog {
  readonly #cluster: Cluster;
  readonly #index: string;

  constructor(cluster: Cluster, index: string) {
    this.#cluster = cluster;
    this.#index = index;
  }

  name(): Promise<string> {
    return ensureSharedIndex(this.#cluster, this.#index);
  }

  put(entries: readonly SharedEntry[]): Promise<ReadonlySet<string>> {
    const lines = entries.flatMap(({ id, kind, guild, at, version, body }) => [
      { index: { _id: id, version, version_type: 'external' } },
      { kind, guild, at, gone: body === null, body },
    ]);
    return sendChanges(this.#cluster, this.#index, lines);
  }

  async after(place: number, kinds: readonly string[]): Promise<LogPage | null> {
    const { status, body } = await this.#cluster.send({
      method: 'POST',
      path: `/${this.#index}/_search`,
      body: {
        query: { bool: { filter: [{ range: { _seq_no: { gt: place } } }, { terms: { kind: kinds } }] } },
        sort: [{ _seq_no: 'asc' }],
        size: AT_ONCE,
        version: true,
      },
      accept: [STATUS.notThere],
    });
    if (status === STATUS.notThere) return null;
    const { hits } = pageSchema.parse(body).hits;
    return {
      entries: hits.map(({ _id, _version, _source }) => ({ id: _id, version: _version, ..._source })),
      place: hits.at(-1)?.sort[0] ?? place,
      isLast: hits.length < AT_ONCE,
    };
  }

  eraseServer(guild: string, until: number): Promise<void> {
    return this.#remove([{ term: { guild } }, upTo(until)], [{ term: { kind: ERASED } }]);
  }

  async prune({ kinds, before, onlyTakenBack = false, most = {} }: Retention): Promise<void> {
    const gone = onlyTakenBack ? [{ term: { gone: true } }] : [];
    await this.#remove([{ terms: { kind: kinds } }, upTo(before - 1), ...gone]);
    for (const [kind, limit] of Object.entries(most))
      await removeOldest(this.#cluster, this.#index, { term: { kind } }, limit);
  }

  async secret(offered: Uint8Array): Promise<Uint8Array> {
    await this.name();
    const path = `/${this.#index}/_doc/${SECRET}`;
    const body = { kind: SECRET, secret: Buffer.from(offered).toString('base64') };
    const query = { op_type: 'create' };
    const { status } = await this.#cluster.send({
      method: 'PUT',
      path,
      body,
      query,
      accept: [STATUS.conflict],
    });
    if (status !== STATUS.conflict) return offered;
    const { secret } = (await this.#cluster.ask(secretSchema, { method: 'GET', path }))._source;
    return Buffer.from(secret, 'base64');
  }

  #remove(filter: readonly object[], must_not: readonly object[] = []): Promise<void> {
    return removeOldest(this.#cluster, this.#index, { bool: { filter, must_not } });
  }
}

function upTo(time: number): object {
  return { range: { at: { lte: time } } };
}
