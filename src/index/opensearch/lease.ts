import { hostname } from 'node:os';
import { z } from 'zod';
import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';
import type { Cluster, Reply } from './cluster.js';
import { untilReady } from './ready.js';
import { STATUS } from './status.js';

/**
 * How long a lease is valid without renewal. In ms: 30 s. The clocks of machines that share a cluster may differ by
 * less.
 */
export const HOLDS = 30_000;
/** How often it is renewed within that time. */
const RENEWALS = 5;

const heldSchema = z.object({
  _seq_no: z.int(),
  _primary_term: z.int(),
  _source: z.object({ owner: z.string(), until: z.number() }),
});
const writtenSchema = heldSchema.omit({ _source: true });

export interface LeaseOptions {
  /** In ms. */
  readonly holds?: number;
  readonly now?: () => number;
}

/**
 * The right to be the only indexer: a document that says who has it and until when. It is renewed while there is work,
 * and taken over once its owner has not done so; each change names the one that it continues, so of two that try
 * one wins.
 */
export class Lease {
  readonly #cluster: Cluster;
  readonly #path: string;
  readonly #holds: number;
  readonly #now: () => number;
  #version: z.infer<typeof writtenSchema>;
  #timer: NodeJS.Timeout | undefined;
  /** One change at a time: each continues the one before. */
  #renewing: Promise<void> = Promise.resolve();
  /** Why it is no longer ours. */
  #lost: UserError | undefined;

  private constructor(
    cluster: Cluster,
    path: string,
    version: z.infer<typeof writtenSchema>,
    { holds = HOLDS, now = Date.now }: LeaseOptions,
  ) {
    this.#cluster = cluster;
    this.#path = path;
    this.#holds = holds;
    this.#now = now;
    this.#version = version;
  }

  /** @throws UserError `busy` if another process that is alive has it */
  static async take(cluster: Cluster, index: string, options: LeaseOptions = {}): Promise<Lease> {
    const { holds = HOLDS, now = Date.now } = options;
    await createIndex(cluster, index);
    await untilReady(cluster, index);
    const path = `/${index}/_doc/indexer`;
    const found = await cluster.send({ method: 'GET', path, accept: [STATUS.notThere] });
    const held = found.status === STATUS.notThere ? null : heldSchema.parse(found.body);
    if (held && held._source.until > now()) throw busy(held._source.owner);
    const reply = await write(cluster, path, now() + holds, held);
    if (reply.status === STATUS.conflict) throw busy('');
    const lease = new Lease(cluster, path, writtenSchema.parse(reply.body), options);
    lease.#keepRenewing();
    return lease;
  }

  /** Before a step that nobody else may have come before. @throws UserError `busy` if it was taken over */
  async require(): Promise<void> {
    await this.#renew();
  }

  /** Releases it, unless somebody else has it. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#renewing.catch(() => {});
    if (this.#lost) return;
    await this.#cluster.send({
      method: 'DELETE',
      path: this.#path,
      query: conditionOf(this.#version),
      accept: [STATUS.notThere, STATUS.conflict],
    });
  }

  #keepRenewing(): void {
    // A cluster that does not answer is asked again: the lease is lost only if somebody else takes it.
    this.#timer = setInterval(() => this.#renew().catch(() => {}), this.#holds / RENEWALS).unref();
  }

  #renew(): Promise<void> {
    this.#renewing = this.#renewing.catch(() => {}).then(() => this.#renewOnce());
    return this.#renewing;
  }

  async #renewOnce(): Promise<void> {
    if (this.#lost) throw this.#lost;
    const reply = await write(this.#cluster, this.#path, this.#now() + this.#holds, this.#version);
    if (reply.status !== STATUS.conflict) {
      this.#version = writtenSchema.parse(reply.body);
      return;
    }
    clearInterval(this.#timer);
    this.#lost = busy('');
    throw this.#lost;
  }
}

/** @param from what it continues; null: there is nothing yet */
function write(
  cluster: Cluster,
  path: string,
  until: number,
  from: z.infer<typeof writtenSchema> | null,
): Promise<Reply> {
  return cluster.send({
    method: 'PUT',
    path,
    body: { owner: `${hostname()} ${process.pid}`, until },
    query: from ? conditionOf(from) : { op_type: 'create' },
    accept: [STATUS.conflict],
  });
}

function conditionOf({ _seq_no, _primary_term }: z.infer<typeof writtenSchema>) {
  return { if_seq_no: _seq_no, if_primary_term: _primary_term };
}

async function createIndex(cluster: Cluster, index: string): Promise<void> {
  const exists = await cluster.send({ method: 'HEAD', path: `/${index}`, accept: [STATUS.notThere] });
  if (exists.status !== STATUS.notThere) return;
  const settings = { index: { number_of_shards: 1, auto_expand_replicas: '0-1' } };
  // Another process that has just made it has made the same.
  await cluster.send({
    method: 'PUT',
    path: `/${index}`,
    body: { settings, mappings: { dynamic: false } },
    accept: [400],
  });
}

function busy(owner: string): UserError {
  return new UserError(
    'busy',
    owner === ''
      ? sentence('Another indexer has just started. Wait for it to end, then run again.')
      : sentence(
          'The indexer is running already ({{owner}}). Wait for it; one that was killed is passed over after {{seconds}} seconds.',
          { owner, seconds: HOLDS / 1000 },
        ),
  );
}
