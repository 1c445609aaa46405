import { messageOf, UserError } from '../../errors.js';
import type { OpenSearchSettings } from '../../opensearch-settings.js';
import { sentence } from '../../sentence.js';
import { type GenerationMake, generationId, isSameMake } from '../generation-info.js';
import {
  type BeginOptions,
  type GenerationStore,
  type GenerationSummary,
  type LastRun,
  refuseOtherMake,
  requireCurrent,
  wayBack,
} from '../generation-store.js';
import { Cluster, type Waits } from './cluster.js';
import { Generations, type Listed } from './generations.js';
import { readLastRun } from './last-run.js';
import { Lease, type LeaseOptions } from './lease.js';
import { FORMAT_VERSION, mismatch, requireServable } from './meta.js';
import { type Names, namesFor } from './names.js';
import { OpenSearchIndex, requireWhole } from './reader.js';
import { ClusterSharing } from './sharing/sharing.js';
import { Statistics } from './statistics.js';
import { OpenSearchWriter } from './writer.js';

export interface OpenSearchOptions extends OpenSearchSettings {
  /** How long the id of the serving generation is cached. In ms; default 1 s. */
  readonly freshFor?: number;
  /** How long a generation that was taken off the list stays readable. In ms; 10 minutes unless told. */
  readonly grace?: number;
  readonly lease?: LeaseOptions;
  /** How long to wait for a request; by default as `PATIENCE` says. */
  readonly waits?: Waits;
}

/** How much later others may serve a new generation. In ms. */
const FRESH_FOR = 1000;
/** In ms: 10 minutes. */
const GRACE = 10 * 60 * 1000;

/** The generations on an OpenSearch cluster, each in a separate index. */
export class OpenSearchStore implements GenerationStore {
  readonly sharing: ClusterSharing;
  /** For indexers. */
  readonly #cluster: Cluster;
  readonly #generations: Generations;
  /** The same for questions, which wait less. */
  readonly #asked: { readonly cluster: Cluster; readonly generations: Generations };
  readonly #names: Names;
  readonly #shards: number;
  readonly #freshFor: number;
  readonly #grace: number;
  readonly #leaseOptions: LeaseOptions;
  #lease: Lease | undefined;
  #current: { readonly id: string | null; readonly at: number } | undefined;

  constructor({
    prefix,
    shards,
    freshFor = FRESH_FOR,
    grace = GRACE,
    lease = {},
    waits,
    ...connection
  }: OpenSearchOptions) {
    this.#cluster = new Cluster(connection, waits);
    this.#names = namesFor(prefix);
    this.#generations = new Generations(this.#cluster, this.#names);
    const cluster = this.#cluster.forAnswers();
    this.#asked = { cluster, generations: new Generations(cluster, this.#names) };
    this.#shards = shards;
    this.#freshFor = freshFor;
    this.#grace = grace;
    this.#leaseOptions = lease;
    this.sharing = new ClusterSharing(this.#cluster, this.#names, lease, async () => this.#lease?.require());
  }

  async current(): Promise<string | null> {
    const now = performance.now();
    if (this.#current && now - this.#current.at < this.#freshFor) return this.#current.id;
    const id = await this.#asked.generations.current();
    this.#current = { id, at: now };
    return id;
  }

  async list(): Promise<readonly GenerationSummary[]> {
    return Promise.all((await this.#generations.list()).map((listed) => this.#summaryOf(listed)));
  }

  async open(id: string): Promise<OpenSearchIndex> {
    const { cluster, generations } = this.#asked;
    const found = await generations.find(id);
    if (!found) throw await this.#unknown(id);
    return OpenSearchIndex.open(cluster, found.index, requireServable(id, found.meta));
  }

  async lease<T>(work: () => Promise<T>): Promise<T> {
    const lease = await Lease.take(this.#cluster, this.#names.state, this.#leaseOptions);
    this.#lease = lease;
    try {
      await this.#clean();
      await this.sharing.clean();
      return await work();
    } catch (error) {
      // An indexer that has lost it may have lost what it has written: that is the reason, no matter what failed.
      lease.check();
      throw error;
    } finally {
      this.#lease = undefined;
      // A lease that can't be released expires by itself.
      await lease.release().catch(() => {});
    }
  }

  async lastRun(): Promise<LastRun | null> {
    const id = await this.#generations.current();
    const found = id === null ? null : await this.#generations.find(id);
    if (!found?.meta?.info || !(await this.#isWhole(found))) return null;
    const { waste } = await this.#generations.sizeOf(found.index);
    return readLastRun(this.#cluster, { index: found.index, info: found.meta.info }, waste);
  }

  async begin(make: GenerationMake, { from, pause }: BeginOptions = {}): Promise<OpenSearchWriter> {
    const lease = this.#lease;
    await lease?.require();
    const pauseWithin = () => {
      lease?.check();
      return pause?.();
    };
    const base = from === undefined ? undefined : await this.#baseOf(from, make);
    const now = new Date();
    const id = generationId(now, (await this.#generations.all())[0]?.id);
    const index = base
      ? await this.#generations.copy(base.index, id, make, pauseWithin)
      : await this.#generations.create(id, make, { shards: this.#shards });
    const draft = { id, createdAt: now.toISOString(), ...make };
    const options = { draft, index, base: base?.meta?.info ?? null, pause: pauseWithin };
    return new OpenSearchWriter(this.#cluster, this.#generations, options);
  }

  async publish(id: string, spare: string | null): Promise<void> {
    await this.#lease?.require();
    const found = await this.#generations.find(id);
    if (!found?.meta?.info) throw new RangeError(`no generation ${id} is being built`);
    const listed = await this.#generations.list();
    const kept = spare ?? (await this.#newestWhole(listed)) ?? (await this.#generations.current());
    const dropped = listed.filter((old) => old.id !== id && old.id !== kept);
    await this.#lease?.require();
    await this.#generations.serve(
      found.index,
      dropped.map(({ index }) => index),
    );
    this.#current = undefined;
    // The new one serves: what can't be noted of the others is no failure. The next run deletes them, as after a kill.
    for (const old of dropped) await this.#retire(old).catch(() => {});
  }

  async rollback(to?: string): Promise<{ readonly from: string; readonly to: string }> {
    await requireCurrent(this);
    return this.lease(async () => {
      const from = await requireCurrent(this);
      const listed = await this.#generations.list();
      const target = wayBack(
        listed.map(({ id }) => id),
        from,
        to,
      );
      await (await this.open(target)).close();
      const index = listed.find(({ id }) => id === target)?.index;
      if (index !== undefined) await this.#generations.serve(index);
      this.#current = undefined;
      return { from, to: target };
    });
  }

  async #summaryOf({ id, index, meta }: Listed): Promise<GenerationSummary> {
    const { bytes } = await this.#generations.sizeOf(index);
    try {
      return { id, bytes, info: requireServable(id, meta).info, problem: null };
    } catch (error) {
      return { id, bytes, info: null, problem: messageOf(error) };
    }
  }

  async #baseOf(id: string, make: GenerationMake): Promise<Listed> {
    const found = await this.#generations.find(id);
    if (!found) throw await this.#unknown(id);
    return found.meta?.info && isSameMake(found.meta.info, make) ? found : refuseOtherMake(id);
  }

  async #newestWhole(listed: readonly Listed[]): Promise<string | null> {
    for (const each of listed) if (await this.#isWhole(each)) return each.id;
    return null;
  }

  async #isWhole({ id, index, meta }: Listed): Promise<boolean> {
    try {
      await requireWhole(new Statistics(this.#cluster, index), requireServable(id, meta).info);
      return true;
    } catch (error) {
      if (error instanceof UserError && error.code === 'index-mismatch') return false;
      throw error;
    }
  }

  /** Taken off the list at once, and deleted when nobody can be reading it any more. */
  #retire({ index, meta }: Listed): Promise<void> {
    return this.#generations.describe(index, {
      format: FORMAT_VERSION,
      terms: {},
      ...meta,
      retiredAt: Date.now(),
    });
  }

  /** Deletes what earlier runs left half-built, and what was taken off the list some time ago. */
  async #clean(): Promise<void> {
    const kept = new Set((await this.#generations.list()).map(({ index }) => index));
    for (const { index, meta } of await this.#generations.all()) {
      const isRead = meta?.retiredAt !== undefined && Date.now() - meta.retiredAt < this.#grace;
      if (!kept.has(index) && !isRead) await this.#generations.delete(index);
    }
  }

  async #unknown(id: string): Promise<UserError> {
    const ids = (await this.#asked.generations.list()).map((each) => each.id).join(', ');
    return mismatch(id, sentence('there is none of that id; there are: {{ids}}', { ids }));
  }
}
