import { z } from 'zod';
import type { GenerationMake } from '../generation-info.js';
import type { BeginOptions } from '../generation-store.js';
import type { Cluster } from './cluster.js';
import { makeIndex } from './make-index.js';
import { type Layout, mappingsFor, settingsFor } from './mapping.js';
import { FORMAT_VERSION, type Meta, parseMeta } from './meta.js';
import { isId, type Names } from './names.js';
import { untilCopied } from './ready.js';
import { STATUS } from './status.js';

/** What is known about a generation without opening it. */
export interface Listed {
  readonly id: string;
  readonly index: string;
  /** Null if it is not what this version writes. */
  readonly meta: Meta | null;
}

const mappings = z.record(z.string(), z.object({ mappings: z.object({ _meta: z.unknown().optional() }) }));
const aliased = z.record(z.string(), z.unknown());
const sizes = z.object({
  indices: z.record(
    z.string(),
    z.object({
      primaries: z.object({
        store: z.object({ size_in_bytes: z.number() }),
        docs: z.object({ count: z.number(), deleted: z.number() }),
      }),
    }),
  ),
});

/** The indices of the generations, and the aliases that say which of them are complete and which one serves. */
export class Generations {
  readonly #cluster: Cluster;
  readonly #names: Names;
  /** Those that were to be put in place here. */
  readonly #offered = new Set<string>();

  constructor(cluster: Cluster, names: Names) {
    this.#cluster = cluster;
    this.#names = names;
  }

  async current(): Promise<string | null> {
    // Without the pattern it would be asked of all indices, also those that the user has no rights on.
    const path = `/${this.#names.generations}/_alias/${this.#names.serving}`;
    const { status, body } = await this.#cluster.send({ method: 'GET', path, accept: [STATUS.notThere] });
    const [index] = status === STATUS.notThere ? [] : Object.keys(aliased.parse(body));
    return index === undefined ? null : this.#names.idOf(index);
  }

  /** The complete ones, the newest first. */
  list(): Promise<Listed[]> {
    return this.#described(this.#names.kept);
  }

  /** All existing ones, including those that are being built or removed. */
  all(): Promise<Listed[]> {
    return this.#described(this.#names.generations);
  }

  async find(id: string): Promise<Listed | null> {
    return isId(id) ? ((await this.#described(this.#names.generationOf(id)))[0] ?? null) : null;
  }

  /** The size of a generation, and the share of it that belongs to deleted documents, 0..1. */
  async sizeOf(index: string): Promise<{ readonly bytes: number; readonly waste: number }> {
    const path = `/${index}/_stats/store,docs`;
    const { indices } = await this.#cluster.ask(sizes, { method: 'GET', path });
    const found = Object.values(indices)[0]?.primaries;
    const { count = 0, deleted = 0 } = found?.docs ?? {};
    return { bytes: found?.store.size_in_bytes ?? 0, waste: deleted / Math.max(1, count + deleted) };
  }

  /** An empty index for a generation. @returns its name */
  async create(id: string, make: GenerationMake, layout: Layout): Promise<string> {
    const index = this.#names.generation(id, make);
    const body = { settings: settingsFor(layout), mappings: mappingsFor(make, { format: FORMAT_VERSION }) };
    await makeIndex(this.#cluster, `/${index}`, body);
    return index;
  }

  /**
   * A copy of another generation's index, made on the cluster from the same files.
   *
   * @param pause awaited as long as it is not done; may throw to end the waiting
   * @returns its name
   */
  async copy(
    from: string,
    id: string,
    make: GenerationMake,
    pause: NonNullable<BeginOptions['pause']>,
  ): Promise<string> {
    const index = this.#names.generation(id, make);
    const body = { settings: { 'index.blocks.write': null } };
    await makeIndex(this.#cluster, `/${from}/_clone/${index}`, body);
    await untilCopied(this.#cluster, index, pause);
    await this.describe(index, { format: FORMAT_VERSION, terms: {} });
    return index;
  }

  async describe(index: string, meta: Meta): Promise<void> {
    await this.#cluster.send({ method: 'PUT', path: `/${index}/_mapping`, body: { _meta: meta } });
  }

  /** From here on nothing is written to it. */
  async freeze(index: string): Promise<void> {
    const body = { 'index.blocks.write': true };
    await this.#cluster.send({ method: 'PUT', path: `/${index}/_settings`, body });
  }

  /**
   * Publishes a generation and takes others off the list in one step. If it fails, the cluster may have done it, or may
   * still do it, and only not have said so.
   */
  async serve(index: string, dropped: readonly string[] = []): Promise<void> {
    this.#offered.add(index);
    const { serving, kept, generations } = this.#names;
    const actions = [
      { remove: { index: generations, alias: serving, must_exist: false } },
      { add: { index, alias: serving } },
      { add: { index, alias: kept } },
      ...dropped.map((old) => ({ remove: { index: old, alias: kept, must_exist: false } })),
    ];
    await this.#cluster.send({ method: 'POST', path: '/_aliases', body: { actions } });
  }

  /** Deletes one that was not finished, but none that may serve: if it does not, the next run removes it. */
  async giveUp(index: string): Promise<void> {
    if (!this.#offered.has(index)) await this.delete(index);
  }

  async delete(index: string): Promise<void> {
    await this.#cluster.send({ method: 'DELETE', path: `/${index}`, accept: [STATUS.notThere] });
  }

  async #described(pattern: string): Promise<Listed[]> {
    const path = `/${pattern}/_mapping`;
    const { status, body } = await this.#cluster.send({ method: 'GET', path, accept: [STATUS.notThere] });
    if (status === STATUS.notThere) return [];
    return Object.entries(mappings.parse(body))
      .flatMap(
        ([
          index,
          {
            mappings: { _meta },
          },
        ]) => {
          const id = this.#names.idOf(index);
          return id === null ? [] : [{ id, index, meta: parseMeta(_meta) }];
        },
      )
      .sort((a, b) => (a.id < b.id ? 1 : -1));
  }
}
