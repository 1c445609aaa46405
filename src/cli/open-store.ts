import { join } from 'node:path';
import type { Config } from '../config.js';
import type { GenerationStore } from '../index/generation-store.js';
import { LocalStore } from '../index/local/store.js';
import { tooSlow } from '../index/opensearch/failures.js';
import { LONGEST_WAIT } from '../index/opensearch/request.js';
import { openSharedLog, openSigns } from '../index/opensearch/shared/open-shared.js';
import { OpenSearchStore } from '../index/opensearch/store.js';
import type { SharedLog } from '../index/shared-log.js';
import { SignFiles } from '../operations/sign-files.js';
import type { SignBoard } from '../process-signs.js';
import type { Told } from '../sentence.js';

/** Where the index is kept: on a cluster if one is named, else in the data folder. */
export function openStore({ dataDir, openSearch }: Pick<Config, 'dataDir' | 'openSearch'>): GenerationStore {
  return openSearch ? new OpenSearchStore(openSearch) : new LocalStore(dataDir);
}

/** Where the copy is kept that answers while the cluster does not; null if none is wanted. */
export function openCopy({
  dataDir,
  hasLocalCopy,
}: Pick<Config, 'dataDir' | 'hasLocalCopy'>): LocalStore | null {
  return hasLocalCopy ? new LocalStore(dataDir) : null;
}

/** How long one question waits for the index in all, in ms, and what is wrong then; null if it is on this machine. */
export function waitingFor({
  openSearch,
}: Pick<Config, 'openSearch'>): { readonly longest: number; why(): Told } | null {
  return openSearch && { longest: LONGEST_WAIT, why: () => tooSlow(openSearch.urls).told };
}

/** Through what bots share the rest: a cluster, or null if none is named. */
export function openLog({ openSearch }: Pick<Config, 'openSearch'>): SharedLog | null {
  return openSearch ? openSharedLog(openSearch) : null;
}

/** Where the processes of a bot notice each other: on a cluster if one is named, else in the data folder. */
export function openBoard({ dataDir, openSearch }: Pick<Config, 'dataDir' | 'openSearch'>): SignBoard {
  return openSearch ? openSigns(openSearch) : new SignFiles(join(dataDir, 'processes'));
}
