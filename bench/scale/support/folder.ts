import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireCurrent } from '../../../src/index/generation-store.js';
import { FORMAT_VERSION } from '../../../src/index/local/manifest.js';
import { LocalStore } from '../../../src/index/local/store.js';
import { type Built, childOf } from './children.js';
import type { Collection } from './library.mjs';

/** The libraries stay between runs, since what is in them depends on nothing but the format. */
const FOLDER = process.env.BENCH_DIR ?? join(tmpdir(), `verbatim-scale-${FORMAT_VERSION}`);

export interface Library {
  readonly data: string;
  /** What building it took. */
  readonly built: Built;
  /** The folder of its generation. */
  readonly generation: string;
}

/** Builds a library unless it is there. */
export async function libraryOf(name: string, collections: readonly Collection[]): Promise<Library> {
  const data = join(FOLDER, name);
  const said = join(data, 'built.json');
  mkdirSync(data, { recursive: true });
  if (!existsSync(said))
    writeFileSync(
      said,
      JSON.stringify(await childOf<Built>('build-child.mjs', data, JSON.stringify(collections))),
    );
  const built = JSON.parse(readFileSync(said, 'utf8')) as Built;
  const generation = join(data, 'generations', await requireCurrent(new LocalStore(data)));
  return { data, built, generation };
}
