import { UserError } from '../../../src/errors.js';
import { ERASED, type Retention, type SharedEntry, type SharedLog } from '../../../src/index/shared-log.js';

/** A log in this process, which can be lost or out of reach. Holds the same rules as one on a cluster. */
export class LogInMemory implements SharedLog {
  isReachable = true;
  readonly #entries = new Map<string, { readonly entry: SharedEntry; readonly place: number }>();
  #name = 1;
  #place = 0;
  #secret: Uint8Array | undefined;

  /** What it holds now. */
  get entries(): SharedEntry[] {
    return [...this.#entries.values()].map(({ entry }) => entry);
  }

  /** Loses all of it: another one is begun. */
  lose(): void {
    this.#entries.clear();
    this.#name++;
    this.#place = 0;
    this.#secret = undefined;
  }

  async name(): Promise<string> {
    this.#require();
    return `log ${this.#name}`;
  }

  async put(entries: readonly SharedEntry[]): Promise<ReadonlySet<string>> {
    this.#require();
    const held = entries.filter(({ id, version }) => version > (this.#entries.get(id)?.entry.version ?? 0));
    for (const entry of held) this.#entries.set(entry.id, { entry, place: ++this.#place });
    return new Set(held.map(({ id }) => id));
  }

  async after(place: number, kinds: readonly string[]) {
    this.#require();
    const found = [...this.#entries.values()]
      .filter((one) => one.place > place && kinds.includes(one.entry.kind))
      .sort((a, b) => a.place - b.place)
      .slice(0, 3);
    return {
      entries: found.map(({ entry }) => entry),
      place: found.at(-1)?.place ?? place,
      isLast: found.length < 3,
    };
  }

  async eraseServer(guild: string, until: number): Promise<void> {
    this.#require();
    this.#delete((entry) => entry.guild === guild && entry.at <= until && entry.kind !== ERASED);
  }

  async prune({ kinds, before, onlyTakenBack = false }: Retention): Promise<void> {
    this.#require();
    this.#delete(
      ({ kind, at, body }) => kinds.includes(kind) && at < before && (!onlyTakenBack || body === null),
    );
  }

  async secret(offered: Uint8Array): Promise<Uint8Array> {
    this.#require();
    this.#secret ??= offered;
    return this.#secret;
  }

  #delete(isGone: (entry: SharedEntry) => boolean): void {
    for (const [id, { entry }] of this.#entries) if (isGone(entry)) this.#entries.delete(id);
  }

  #require(): void {
    if (!this.isReachable) throw new UserError('cluster', 'The cluster does not answer.');
  }
}
