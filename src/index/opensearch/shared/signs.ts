import { z } from 'zod';
import {
  FORGOTTEN,
  type RenewedSign,
  type Sign,
  type SignBoard,
  signSchema,
} from '../../../process-signs.js';
import type { Cluster } from '../cluster.js';
import { STATUS } from '../status.js';
import { removeOldest } from './removal.js';
import { ensureSharedIndex } from './shared-index.js';

const KIND = 'process';
/** More processes than anybody has. */
const MOST = 500;
const renewedSchema = signSchema.extend({ at: z.number() });
const foundSchema = z.object({ hits: z.object({ hits: z.array(z.object({ _source: renewedSchema })) }) });

/** Signs of the processes that use a cluster, in the index of what bots share. */
export class OpenSearchSigns implements SignBoard {
  readonly #cluster: Cluster;
  readonly #index: string;
  #hasTidied = false;

  constructor(cluster: Cluster, index: string) {
    this.#cluster = cluster;
    this.#index = index;
  }

  async post(sign: Sign, at: number): Promise<void> {
    // Each time: to one that was lost meanwhile the cluster would add, and make it in its own way.
    await ensureSharedIndex(this.#cluster, this.#index);
    if (!this.#hasTidied) await this.#tidy(at);
    const path = this.#pathOf(sign.run);
    await this.#cluster.send({ method: 'PUT', path, body: { kind: KIND, at, ...sign } });
  }

  async of(application: string): Promise<readonly RenewedSign[]> {
    const filter = [{ term: { kind: KIND } }, { term: { application } }];
    const body = { query: { bool: { filter } }, size: MOST, sort: [{ at: 'desc' }] };
    const path = `/${this.#index}/_search`;
    const { hits } = await this.#cluster.ask(foundSchema, { method: 'POST', path, body });
    return hits.hits.map(({ _source }) => _source);
  }

  async remove(run: string): Promise<void> {
    await this.#cluster.send({ method: 'DELETE', path: this.#pathOf(run), accept: [STATUS.notThere] });
  }

  /** Removes what others have left behind, once for each process. */
  async #tidy(now: number): Promise<void> {
    const old = { range: { at: { lt: now - FORGOTTEN } } };
    await removeOldest(this.#cluster, this.#index, { bool: { filter: [{ term: { kind: KIND } }, old] } });
    this.#hasTidied = true;
  }

  #pathOf(run: string): string {
    return `/${this.#index}/_doc/${KIND}:${run}`;
  }
}
