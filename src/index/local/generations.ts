import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../errors.js';
import { explainDiskError, syncFolder, syncPath } from '../../storage/disk.js';
import { lockFile, takeLock } from './lock.js';
import { LocalIndex } from './reader.js';

const POINTER = 'CURRENT';
const BUILDING = '.building-';
/** A folder of this name is on its way out: only whole generations bear a plain id. */
const REMOVED = '.removed-';

const NO_INDEX = 'There is no index yet. Build one with: npm run --silent cli -- index';

/**
 * The generations below a data folder. `CURRENT` names the one that serves; it changes by one rename, so a
 * reader sees the old generation or the new one and nothing between, whenever the writer is killed.
 */
export class Generations {
  readonly #dir: string;
  readonly #pointer: string;

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'generations');
    this.#pointer = join(dataDir, POINTER);
  }

  /**
   * The id of the generation that serves, or null where none was built yet. Where the pointer is damaged or
   * names nothing that is there, the newest one serves.
   */
  current(): string | null {
    const id = this.#pointed();
    if (id !== null && existsSync(this.folder(id))) return id;
    return this.list()[0] ?? null;
  }

  /** @throws UserError `no-index` where none was built yet */
  require(): string {
    const id = this.current();
    if (id) return id;
    throw new UserError('no-index', NO_INDEX);
  }

  folder(id: string): string {
    return join(this.#dir, id);
  }

  /** A fresh folder for a generation that is being built. What earlier runs left half-built is removed. */
  begin(id: string): string {
    mkdirSync(this.#dir, { recursive: true });
    this.clean();
    const folder = join(this.#dir, BUILDING + id);
    mkdirSync(folder);
    return folder;
  }

  /** Removes what earlier runs left half-built or half-removed. To be called by the holder of the lock only. */
  clean(): void {
    for (const name of this.#names()) {
      if (name.startsWith(BUILDING) || name.startsWith(REMOVED)) remove(join(this.#dir, name));
    }
  }

  /**
   * Makes a generation that was built and verified the one that serves. It stays together with another one, for a
   * way back; the rest are removed. Who still reads one of those can go on.
   *
   * @param spare the one that stays, by default the one that served before
   */
  publish(id: string, spare: string | null = this.current()): void {
    const building = join(this.#dir, BUILDING + id);
    for (const name of readdirSync(building)) syncPath(join(building, name));
    syncFolder(building);
    // What takes room comes first: a disk that is full then leaves no generation that nothing points to.
    const pointer = this.#writePointer(id);
    renameSync(building, this.folder(id));
    syncFolder(this.#dir);
    this.#swapPointer(pointer);
    for (const old of this.list()) if (old !== id && old !== spare) this.#retire(old);
  }

  /** Removes a generation that is being built. */
  discard(id: string): void {
    remove(join(this.#dir, BUILDING + id));
  }

  /** The complete generations, newest first: ids sort by the time they were made. */
  list(): string[] {
    return this.#names()
      .filter((name) => !name.startsWith('.'))
      .sort()
      .reverse();
  }

  /** Makes a complete generation the one that serves. */
  point(id: string): void {
    this.#swapPointer(this.#writePointer(id));
  }

  /** @returns the file that is to be put in the pointer's place */
  #writePointer(id: string): string {
    const temporary = `${this.#pointer}.tmp`;
    try {
      writeFileSync(temporary, `${id}\n`);
      syncPath(temporary);
      return temporary;
    } catch (error) {
      remove(temporary);
      throw error;
    }
  }

  #swapPointer(temporary: string): void {
    renameSync(temporary, this.#pointer);
    syncFolder(dirname(this.#pointer));
  }

  #pointed(): string | null {
    if (!existsSync(this.#pointer)) return null;
    const id = readFileSync(this.#pointer, 'utf8').trim();
    return id !== '' && id === basename(id) && !id.startsWith('.') ? id : null;
  }

  #names(): string[] {
    return existsSync(this.#dir) ? readdirSync(this.#dir) : [];
  }

  /** Renamed first: a removal that is killed half-way must not leave half a generation among the whole ones. */
  #retire(id: string): void {
    const aside = join(this.#dir, REMOVED + id);
    renameSync(this.folder(id), aside);
    remove(aside);
  }
}

/**
 * Goes back to an earlier generation: to the newest one that is older than the one that serves. A bot that runs
 * follows by itself.
 *
 * @param to the id of the generation to go to instead
 * @returns the id of the one that serves now and of the one that did
 * @throws UserError `not-found` where there is none to go back to, `no-index` where there is none at all,
 *   `busy` while the indexer runs, `disk` where nothing can be written, `index-mismatch` where the one to go to can't be read: then nothing changes
 */
export async function rollback(
  dataDir: string,
  to?: string,
): Promise<{ readonly from: string; readonly to: string }> {
  const generations = new Generations(dataDir);
  const from = generations.require();
  let release = (): void => {};
  try {
    release = takeLock(lockFile(dataDir));
    const target = generations.list().find((id) => (to === undefined ? id < from : id === to));
    if (!target) throw nothingToGoTo(to, generations.list());
    await (await LocalIndex.openVerified(generations.folder(target))).close();
    generations.point(target);
    return { from, to: target };
  } catch (error) {
    throw explainDiskError(error, dataDir);
  } finally {
    release();
  }
}

function nothingToGoTo(to: string | undefined, ids: readonly string[]): UserError {
  const what =
    to === undefined ? 'There is no older generation to go back to' : `There is no generation ${to}`;
  return new UserError('not-found', `${what}. There are: ${ids.join(', ')}.`);
}

/** An id that sorts by time: `20250211T215510123Z`. */
export function generationId(now: Date): string {
  return now.toISOString().replace(/[-:.]/g, '');
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
