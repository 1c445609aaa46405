import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import type { ModelInfo } from '../../../embedding/embedder.js';
import { UserError } from '../../../errors.js';
import { sentence } from '../../../sentence.js';
import type { LedRun, RunRange, RunSharing, SharedRun } from '../../run-sharing.js';
import { BulkSender } from '../bulk.js';
import type { Cluster } from '../cluster.js';
import { HOLDS, type LeaseOptions } from '../lease.js';
import type { Names } from '../names.js';
import { ensureIndex } from '../small-index.js';
import { STATUS } from '../status.js';
import { conditionOf, type Version, versionSchema } from '../version.js';
import type { ClaimOptions, RangeState } from './claim.js';
import { ClusterRun, RANGE_PROPERTIES } from './shared-run.js';
import { ClusterVectors } from './vectors.js';

const ID_BYTES = 8;

const runSchema = z.object({
  _source: z.object({
    id: z.string(),
    owner: z.string(),
    model: z.object({ name: z.string(), fingerprint: z.string() }),
  }),
});

/**
 * Shares a run over a cluster: a document beside the lease names the run, an index of its own has a document for each
 * range, and another index the vectors, which stay.
 */
export class ClusterSharing implements RunSharing {
  readonly vectors: ClusterVectors;
  readonly #cluster: Cluster;
  readonly #names: Names;
  readonly #claims: ClaimOptions;
  readonly #path: string;
  readonly #requireLease: () => Promise<void>;

  /** @param requireLease throws if another indexer has the lease by now */
  constructor(
    cluster: Cluster,
    names: Names,
    { holds = HOLDS, now = Date.now }: LeaseOptions,
    requireLease: () => Promise<void>,
  ) {
    this.#cluster = cluster;
    this.#names = names;
    this.#path = `/${names.state}/_doc/run`;
    this.#requireLease = requireLease;
    this.#claims = { indexer: randomBytes(ID_BYTES).toString('hex'), holds, now };
    this.vectors = new ClusterVectors(cluster, names.vectors);
  }

  async lead({ name, fingerprint }: ModelInfo, ranges: readonly RunRange[]): Promise<LedRun> {
    // Else it would end the run of the one that leads now.
    await this.#requireLease();
    await this.clean();
    const id = randomBytes(ID_BYTES).toString('hex');
    const index = this.#names.run(id);
    const alias = this.#names.ranges(id);
    await ensureIndex(this.#cluster, index, { properties: RANGE_PROPERTIES, alias });
    await this.#list(index, ranges);
    const body = { id, owner: `${hostname()} ${process.pid}`, model: { name, fingerprint } };
    const version = await this.#cluster.ask(versionSchema, { method: 'PUT', path: this.#path, body });
    const run = new ClusterRun(this.#cluster, alias, this.#claims);
    return {
      claim: (...asked) => run.claim(...asked),
      progress: () => run.progress(),
      end: () => this.#end(index, version),
    };
  }

  async join({ name, fingerprint }: ModelInfo): Promise<SharedRun | null> {
    const call = { method: 'GET', path: this.#path, accept: [STATUS.notThere] } as const;
    const { status, body } = await this.#cluster.send(call);
    if (status === STATUS.notThere) return null;
    const { id, owner, model } = runSchema.parse(body)._source;
    if (model.fingerprint !== fingerprint) throw otherModel(owner, model.name, name);
    return new ClusterRun(this.#cluster, this.#names.ranges(id), this.#claims);
  }

  /** Removes what a run has left. To be called inside the lease. */
  async clean(): Promise<void> {
    await this.#cluster.send({ method: 'DELETE', path: this.#path, accept: [STATUS.notThere] });
    const path = `/${this.#names.runs}/_mapping`;
    const { status, body } = await this.#cluster.send({ method: 'GET', path, accept: [STATUS.notThere] });
    if (status === STATUS.notThere) return;
    for (const index of Object.keys(Object(body))) if (this.#names.isRun(index)) await this.#remove(index);
  }

  /** Another one may lead by now: only what is this run's is removed. */
  async #end(index: string, version: Version): Promise<void> {
    await this.#cluster.send({
      method: 'DELETE',
      path: this.#path,
      query: conditionOf(version),
      accept: [STATUS.notThere, STATUS.conflict],
    });
    await this.#remove(index);
  }

  #remove(index: string): Promise<unknown> {
    return this.#cluster.send({ method: 'DELETE', path: `/${index}`, accept: [STATUS.notThere] });
  }

  /** What is listed is embedded by the first indexer that comes to it. */
  async #list(index: string, ranges: readonly RunRange[]): Promise<void> {
    const bulk = new BulkSender(this.#cluster, index);
    for (const { id, passages } of ranges) {
      const document = { passages, isDone: false, indexer: '', until: 0 } satisfies RangeState;
      await bulk.put({ id, document });
    }
    await bulk.flush();
  }
}

function otherModel(owner: string, theirs: string, own: string): UserError {
  return new UserError(
    'busy',
    sentence(
      'The indexer is running already ({{owner}}), with the model {{theirs}}. This one has {{own}}, or another version of it, and can embed nothing for it. Set EMBEDDING_MODEL to the same, or wait for it to end.',
      { owner, theirs, own },
    ),
  );
}
