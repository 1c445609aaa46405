import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.js';

const POINTER = 'CURRENT';
const BUILDING = '.building-';

/** How many generations stay: the one that serves and the one before it, for a way back. */
const KEPT = 2;

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

  /** The id of the generation that serves, or null where none was built yet. */
  current(): string | null {
    if (!existsSync(this.#pointer)) return null;
    return readFileSync(this.#pointer, 'utf8').trim() || null;
  }

  /** @throws UserError `no-index` where none was built yet */
  require(): string {
    const id = this.current();
    if (id) return id;
    throw new UserError('no-index', 'There is no index yet. Build one with: npm run --silent cli -- index');
  }

  folder(id: string): string {
    return join(this.#dir, id);
  }

  /** A fresh folder for a generation that is being built. What earlier runs left half-built is removed. */
  begin(id: string): string {
    mkdirSync(this.#dir, { recursive: true });
    for (const name of readdirSync(this.#dir)) if (name.startsWith(BUILDING)) this.#remove(name);
    const folder = join(this.#dir, BUILDING + id);
    mkdirSync(folder);
    return folder;
  }

  /** Makes a generation that was built and verified the one that serves, and removes those too old to keep. */
  publish(id: string): void {
    const building = join(this.#dir, BUILDING + id);
    for (const name of readdirSync(building)) sync(join(building, name));
    sync(building);
    renameSync(building, this.folder(id));
    sync(this.#dir);
    this.#point(id);
    for (const old of this.list().slice(KEPT)) if (old !== id) this.#remove(old);
  }

  /** Removes a generation that is being built. */
  discard(id: string): void {
    this.#remove(BUILDING + id);
  }

  /** The complete generations, newest first: ids sort by the time they were made. */
  list(): string[] {
    return readdirSync(this.#dir)
      .filter((name) => !name.startsWith('.'))
      .sort()
      .reverse();
  }

  #point(id: string): void {
    const temporary = `${this.#pointer}.tmp`;
    writeFileSync(temporary, `${id}\n`);
    sync(temporary);
    renameSync(temporary, this.#pointer);
    sync(join(this.#pointer, '..'));
  }

  #remove(name: string): void {
    rmSync(join(this.#dir, name), { recursive: true, force: true });
  }
}

/** An id that sorts by time: `20250211T215510123Z`. */
export function generationId(now: Date): string {
  return now.toISOString().replace(/[-:.]/g, '');
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
