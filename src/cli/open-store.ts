import type { Config } from '../config.js';
import type { GenerationStore } from '../index/generation-store.js';
import { LocalStore } from '../index/local/store.js';

/** The store of a data folder's index. */
export function openStore({ dataDir }: Pick<Config, 'dataDir'>): GenerationStore {
  return new LocalStore(dataDir);
}
