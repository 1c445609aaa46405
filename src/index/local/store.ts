import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../errors.js';
import { onDisk } from '../../storage/disk.js';
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
import { Generations } from './generations.js';
import { readLastRun, wholeManifest } from './last-run.js';
import { lockFile, takeLock } from './lock.js';
import { infoOf, readManifest, readServable } from './manifest.js';
import { LocalIndex } from './reader.js';
import { LocalIndexWriter } from './writer.js';

/** The generations on a local disk, each in its own folder below a data folder. */
export class LocalStore implements GenerationStore {
  readonly #dataDir: string;
  readonly #generations: Generations;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    this.#generations = new Generations(dataDir);
  }

  async current(): Promise<string | null> {
    return this.#generations.current();
  }

  async list(): Promise<readonly GenerationSummary[]> {
    return this.#generations.list().map((id) => summaryOf(id, this.#generations.folder(id)));
  }

  open(id: string): Promise<LocalIndex> {
    return LocalIndex.openVerified(this.#generations.folder(id));
  }

  lease<T>(work: () => Promise<T>): Promise<T> {
    return onDisk(this.#dataDir, async () => {
      const release = takeLock(lockFile(this.#dataDir));
      try {
        this.#generations.clean();
        return await work();
      } finally {
        release();
      }
    });
  }

  async lastRun(): Promise<LastRun | null> {
    const id = this.#generations.current();
    return id === null ? null : readLastRun(this.#generations.folder(id));
  }

  async begin(make: GenerationMake, { from, pause }: BeginOptions = {}): Promise<LocalIndexWriter> {
    const base = from === undefined ? undefined : this.#baseOf(from, make);
    const now = new Date();
    const id = generationId(now, this.#generations.list()[0]);
    const folder = this.#generations.begin(id);
    try {
      const draft = { id, createdAt: now.toISOString(), ...make };
      return new LocalIndexWriter(folder, { draft, ...(base && { from: base }), ...(pause && { pause }) });
    } catch (error) {
      this.#generations.discard(id);
      throw error;
    }
  }

  async publish(id: string, spare: string | null): Promise<void> {
    this.#generations.publish(id, spare ?? (await this.#newestWhole()) ?? this.#generations.current());
  }

  rollback(to?: string): Promise<{ readonly from: string; readonly to: string }> {
    return onDisk(this.#dataDir, async () => {
      const from = await requireCurrent(this);
      const release = takeLock(lockFile(this.#dataDir));
      try {
        const target = wayBack(this.#generations.list(), from, to);
        await (await this.open(target)).close();
        this.#generations.point(target);
        return { from, to: target };
      } finally {
        release();
      }
    });
  }

  /** The folder of a generation to start from. */
  #baseOf(id: string, make: GenerationMake): string {
    const folder = this.#generations.folder(id);
    return isSameMake(readManifest(folder), make) ? folder : refuseOtherMake(id);
  }

  async #newestWhole(): Promise<string | null> {
    for (const id of this.#generations.list())
      if (await wholeManifest(this.#generations.folder(id))) return id;
    return null;
  }
}

function summaryOf(id: string, folder: string): GenerationSummary {
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  try {
    return { id, bytes, info: infoOf(readServable(folder)), problem: null };
  } catch (error) {
    return { id, bytes, info: null, problem: messageOf(error) };
  }
}
