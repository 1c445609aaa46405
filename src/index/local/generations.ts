import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFolder, syncPath } from '../../storage/disk.js';
import { type PreparedFile, prepareFile } from '../../storage/whole-file.js';

const POINTER = 'CURRENT';
const BUILDING = '.building-';
/** A folder of this name is on its way out: only whole generations bear a plain id. */
const REMOVED = '.removed-';

/**
 * The generations below a data folder. `CURRENT` names the one that serves; it changes by one rename, so a
 * reader sees the old generation or the new one and nothing between, whenever the writer is killed.
 */
export class Generations {
  readonly #dir: string;
  readonly #pointerFile: string;

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'generations');
    this.#pointerFile = join(dataDir, POINTER);
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
   * @param spare the one that stays
   */
  publish(id: string, spare: string | null): void {
    const building = join(this.#dir, BUILDING + id);
    for (const name of readdirSync(building)) syncPath(join(building, name));
    syncFolder(building);
    // What takes room comes first: a disk that is full then leaves no generation that nothing points to.
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

  /** Renamed first: a removal that is killed half-way must not leave half a generation among the whole ones. */
  #retire(id: string): void {
    const aside = join(this.#dir, REMOVED + id);
    renameSync(this.folder(id), aside);
    remove(aside);
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
