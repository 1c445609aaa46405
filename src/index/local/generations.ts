import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFolder, syncPath } from '../../storage/disk.js';
import { type PreparedFile, prepareFile } from '../../storage/whole-file.js';

const POINTER = 'CURRENT';
const BUILDING = '.building-';
/** A folder of this name is being removed: only whole generations have a plain id for a name. */
const REMOVED = '.removed-';

/**
 * The generations below a data folder. `CURRENT` names the one that serves. It is replaced by one rename, so a reader
 * sees the old generation or the new one and nothing between, whenever the writer is killed.
 */
export class Generations {
  readonly #dir: string;
  readonly #pointerFile: string;

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'generations');
    this.#pointerFile = join(dataDir, POINTER);
  }

  /**
   * The id of the generation that serves, or null if none was built yet. If the pointer is damaged or names a
   * generation that does not exist, the newest one serves.
   */
  current(): string | null {
    const id = this.#pointed();
    if (id !== null && existsSync(this.folder(id))) return id;
    return this.list()[0] ?? null;
  }

  folder(id: string): string {
    return join(this.#dir, id);
  }

  /** Creates an empty folder for a generation to be built. What earlier runs left half-built is removed. */
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
   * Makes a generation that was built and verified the one that serves. Another one is kept to go back to; the rest
   * are removed, and stay readable for those who have them open. Where the system removes nothing that is open, as
   * Windows does, they are left to be removed by a later run.
   *
   * @param spare the one that stays
   */
  publish(id: string, spare: string | null): void {
    const building = join(this.#dir, BUILDING + id);
    for (const name of readdirSync(building)) syncPath(join(building, name));
    syncFolder(building);
    // What takes room comes first, so that a full disk leaves no generation without a pointer to it.
    const pointer = this.#pointer(id);
    renameSync(building, this.folder(id));
    syncFolder(this.#dir);
    pointer.put();
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
    this.#pointer(id).put();
  }

  #pointer(id: string): PreparedFile {
    return prepareFile(this.#pointerFile, `${id}\n`, { isDurable: true });
  }

  #pointed(): string | null {
    if (!existsSync(this.#pointerFile)) return null;
    const id = readFileSync(this.#pointerFile, 'utf8').trim();
    return id !== '' && id === basename(id) && !id.startsWith('.') ? id : null;
  }

  #names(): string[] {
    return existsSync(this.#dir) ? readdirSync(this.#dir) : [];
  }

  /** Renamed first: if a removal is killed half-way, no half generation may be left among the whole ones. */
  #retire(id: string): void {
    const aside = join(this.#dir, REMOVED + id);
    try {
      renameSync(this.folder(id), aside);
      remove(aside);
    } catch {
      // The new one serves: what can't be removed of the others is no failure. The next run finds it and tries again.
    }
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
