import type { Config } from '../config.js';
import type { GenerationStore } from '../index/generation-store.js';
import { LocalStore } from '../index/local/store.js';

/** Where the index of a data folder is kept. */
export function openStore({ dataDir }: Pick<Config, 'dataDir'>): GenerationStore {
  return new LocalStore(dataDir);
}
