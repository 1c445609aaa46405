import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.js';
import { FORGOTTEN, type RenewedSign, type Sign, type SignBoard, signSchema } from '../process-signs.js';
import { writeWhole } from '../storage/whole-file.js';

/** Signs in a folder: a file for each process, which is as old as its last renewal. */
export class SignFiles implements SignBoard {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async post(sign: Sign, at: number): Promise<void> {
    const path = this.#pathOf(sign.run);
    try {
      utimesSync(path, at / 1000, at / 1000);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      mkdirSync(this.#folder, { recursive: true });
      writeWhole(path, JSON.stringify(sign), { mode: 0o600 });
    }
  }

  async of(application: string): Promise<RenewedSign[]> {
    const names = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    return names
      .flatMap((name) => this.#read(join(this.#folder, name)) ?? [])
      .filter((sign) => sign.application === application);
  }

  async remove(run: string): Promise<void> {
    rmSync(this.#pathOf(run), { force: true });
  }

  /** Null if it was just removed, or is too old. */
  #read(path: string): RenewedSign | null {
    try {
      const { mtimeMs } = statSync(path);
      if (Date.now() - mtimeMs > FORGOTTEN) rmSync(path, { force: true });
      const { data } = signSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      return data ? { ...data, at: mtimeMs } : null;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  #pathOf(run: string): string {
    return join(this.#folder, `${run}.json`);
  }
}
