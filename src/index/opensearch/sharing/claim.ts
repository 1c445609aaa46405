import type { Claim, RunRange } from '../../run-sharing.js';
import type { Cluster } from '../cluster.js';
import { STATUS } from '../status.js';
import { conditionOf, type Version, versionSchema } from '../version.js';

/** How often a claim is renewed within the time for which it holds. */
const RENEWALS = 5;

/** What a range's document says. */
export interface RangeState {
  readonly passages: number;
  readonly isDone: boolean;
  /** Who was at work on it last; empty: nobody yet. */
  readonly indexer: string;
  /** Until when it is theirs, in ms since 1970; for one that is done, until when they count as at work. */
  readonly until: number;
}

export interface ClaimOptions {
  /** Of this process. */
  readonly indexer: string;
  /** How long a claim holds without being renewed. In ms. */
  readonly holds: number;
  readonly now: () => number;
}

/** Renews a range's document while it is worked on. */
export class ClusterClaim implements Claim {
  readonly range: RunRange;
  readonly #cluster: Cluster;
  readonly #path: string;
  readonly #options: ClaimOptions;
  #version: Version;
  readonly #timer: NodeJS.Timeout;
  /** One change at a time: each continues the one before. */
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(
    cluster: Cluster,
    path: string,
    range: RunRange,
    version: Version,
    options: ClaimOptions,
  ) {
    this.#cluster = cluster;
    this.#path = path;
    this.range = range;
    this.#version = version;
    this.#options = options;
    // If a renewal fails, the next one may not. A range that somebody else has taken is embedded twice at worst.
    this.#timer = setInterval(() => this.#write('held').catch(() => {}), options.holds / RENEWALS).unref();
  }

  /** @returns null if somebody else was faster */
  static async take(
    cluster: Cluster,
    index: string,
    { range, version }: { readonly range: RunRange; readonly version: Version },
    options: ClaimOptions,
  ): Promise<ClusterClaim | null> {
    const path = `/${index}/_doc/${range.id}`;
    const taken = await write(cluster, path, stateOf(range, options, 'held'), version);
    return taken && new ClusterClaim(cluster, path, range, taken, options);
  }

  finish(): Promise<void> {
    clearInterval(this.#timer);
    return this.#write('done');
  }

  release(): Promise<void> {
    clearInterval(this.#timer);
    return this.#write('free');
  }

  #write(stage: Stage): Promise<void> {
    const changing = this.#changing.catch(() => {}).then(() => this.#writeOnce(stage));
    this.#changing = changing;
    return changing;
  }

  async #writeOnce(stage: Stage): Promise<void> {
    const state = stateOf(this.range, this.#options, stage);
    const version = await write(this.#cluster, this.#path, state, this.#version);
    if (version) this.#version = version;
    else clearInterval(this.#timer);
  }
}

type Stage = 'held' | 'done' | 'free';

function stateOf({ passages }: RunRange, { indexer, holds, now }: ClaimOptions, stage: Stage): RangeState {
  return { passages, isDone: stage === 'done', indexer, until: stage === 'free' ? 0 : now() + holds };
}

/** @returns null if the document has changed meanwhile, or is gone with its run */
async function write(
  cluster: Cluster,
  path: string,
  body: RangeState,
  from: Version,
): Promise<Version | null> {
  const reply = await cluster.send({
    method: 'PUT',
    path,
    body,
    query: { ...conditionOf(from), require_alias: true },
    accept: [STATUS.conflict, STATUS.notThere],
  });
  return versionSchema.safeParse(reply.body).data ?? null;
}
