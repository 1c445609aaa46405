import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';
import type { Cluster } from './cluster.js';
import { ensureIndex } from './small-index.js';
import { STATUS } from './status.js';
import { conditionOf, type Version, versionSchema } from './version.js';

/**
 * How long a lease is valid without renewal. In ms: 30 s. The clocks of machines that share a cluster may differ by
 * less.
 */
export const HOLDS = 30_000;
/** How often it is renewed within that time. */
const RENEWALS = 5;

const heldSchema = versionSchema.extend({
  _source: z.object({ owner: z.string(), until: z.number(), holder: z.string().optional() }),
});

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
  /** Names this lease, so that it is known again. */
  readonly #holder: string;
  #version: Version;
  #timer: NodeJS.Timeout | undefined;
  /** One change at a time: each continues the one before. */
  #renewing: Promise<void> = Promise.resolve();
  /** Why it is no longer ours. */
  #lost: UserError | undefined;

  private constructor(
    cluster: Cluster,
    path: string,
    holder: string,
    version: Version,
    { holds = HOLDS, now = Date.now }: LeaseOptions,
  ) {
    this.#cluster = cluster;
    this.#path = path;
    this.#holds = holds;
    this.#now = now;
    this.#holder = holder;
    this.#version = version;
  }

  /** @throws UserError `busy` if another process that is alive has it */
  static async take(cluster: Cluster, index: string, options: LeaseOptions = {}): Promise<Lease> {
    const { holds = HOLDS, now = Date.now } = options;
    await ensureIndex(cluster, index);
    // Asked as for answers: if a node says nothing, a renewal has to reach another one long before the lease ends.
    const asked = cluster.forAnswers();
    const path = `/${index}/_doc/indexer`;
    const held = await read(asked, path);
    if (held && held._source.until > now()) throw busy(held._source.owner);
    const holder = randomUUID();
    const version = await write(asked, path, { holder, until: now() + holds }, held);
    if (!version) throw busy('');
    const lease = new Lease(asked, path, holder, version, options);
    lease.#keepRenewing();
    return lease;
  }

  /** Before a step that nobody else may have come before. @throws UserError `busy` if it was taken over */
  async require(): Promise<void> {
    await this.#renew();
  }

  /** The same as far as is known without asking. */
  check(): void {
    if (this.#lost) throw this.#lost;
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
    this.check();
    const until = this.#now() + this.#holds;
    const version = await write(this.#cluster, this.#path, { holder: this.#holder, until }, this.#version);
    if (version) {
      this.#version = version;
      return;
    }
    clearInterval(this.#timer);
    this.#lost = busy('');
    throw this.#lost;
  }
}

async function read(cluster: Cluster, path: string): Promise<z.infer<typeof heldSchema> | null> {
  const found = await cluster.send({ method: 'GET', path, accept: [STATUS.notThere] });
  return found.status === STATUS.notThere ? null : heldSchema.parse(found.body);
}

/**
 * @param from what it continues; null: there is nothing yet
 * @returns null if somebody else has written meanwhile
 */
async function write(
  cluster: Cluster,
  path: string,
  { holder, until }: { readonly holder: string; readonly until: number },
  from: Version | null,
): Promise<Version | null> {
  const reply = await cluster.send({
    method: 'PUT',
    path,
    body: { owner: `${hostname()} ${process.pid}`, holder, until },
    query: from ? conditionOf(from) : { op_type: 'create' },
    accept: [STATUS.conflict],
  });
  if (reply.status !== STATUS.conflict) return versionSchema.parse(reply.body);
  // If a node is lost after it has written and before it has said so, the same change is sent again, and refused.
  const held = await read(cluster, path);
  return held?._source.holder === holder ? held : null;
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
