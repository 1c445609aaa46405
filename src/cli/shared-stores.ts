import type { Config } from '../config.js';
import { keepKey } from '../discord/interactions/signing-key.js';
import { messageOf, UserError } from '../errors.js';
import type { SharedLog } from '../index/shared-log.js';
import { JOURNAL_KINDS } from '../journal/sharing/journal-replica.js';
import { Sharing } from '../journal/sharing/sharing.js';
import type { Logger } from '../logger.js';
import { diskTroubleOf } from '../storage/disk.js';
import { deleteOldJournal } from './old-journal.js';
import { openLog } from './open-store.js';
import { type DataFolder, openKey, openStores, type Stores } from './stores.js';

/** What the bot keeps, also if it shares that with others. */
export interface SharedStores extends Omit<Stores, 'close'> {
  /**
   * Exchanges everything new with the other bots; does nothing if there is no cluster.
   *
   * @throws UserError `cluster` if it can't be reached
   */
  exchange(): Promise<void>;
  /** Sends what was said last, and closes everything. */
  close(): Promise<void>;
}

export interface SharedStoresOptions {
  /**
   * Whether to open the journal of a bot that keeps none any longer, too: it may still hold something. Otherwise it is
   * deleted.
   */
  readonly withOldJournal?: boolean;
}

/** Longer than anything is kept, in days: what an old journal holds is shown and not deleted. */
const FOR_EVER = 3650;

/**
 * Opens what is kept in the data folder. With a cluster, that is a copy of what all its bots keep, and is exchanged with
 * it from here on. If the cluster can't be reached, the copy serves alone, and the log says so.
 */
export async function openSharedStores(
  config: Pick<Config, 'dataDir' | 'journalDays' | 'openSearch'>,
  logger: Logger,
  { withOldJournal = false }: SharedStoresOptions = {},
): Promise<SharedStores> {
  const { dataDir, journalDays } = config;
  const days = journalDays ?? (withOldJournal ? FOR_EVER : null);
  if (days === null) deleteOldJournal({ dataDir, logger });
  const log = openLog(config);
  if (!log) {
    const { close, ...stores } = openStores(dataDir, days, logger);
    return { ...stores, exchange: async () => {}, close: async () => close() };
  }
  const key = await sharedKey(log, { dataDir, logger });
  const { close, ...stores } = openStores(dataDir, days, logger, { key, isShared: true });
  const { channels, journal } = stores;
  const isKept = journalDays !== null;
  const sharing = new Sharing(log, [channels.replica(), ...(journal && isKept ? [journal.replica()] : [])], {
    logger,
    onNewLog: () => offerKey(log, key, logger),
    unwanted: isKept ? [] : JOURNAL_KINDS,
  });
  await sharing.begin();
  return {
    ...stores,
    exchange: () => sharing.exchange(),
    async close() {
      await sharing.end();
      close();
    },
  };
}

/** The key of all bots: that of the first one. It is kept in the data folder, too, for a start without the cluster. */
async function sharedKey(log: SharedLog, { dataDir, logger }: DataFolder): Promise<Uint8Array> {
  const own = openKey({ dataDir, logger });
  try {
    const key = await log.secret(own);
    if (isSame(key, own)) return key;
    logger.info(
      'The bots on the cluster have another key: buttons that this one has sent before no longer work',
    );
    keepUnlessFull(dataDir, key);
    return key;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    logger.warn(
      `The key of the buttons is that of the data folder, since the cluster can't be asked: ${messageOf(error)}`,
    );
    return own;
  }
}

/** A lost log has lost the key, too: the first bot that finds none brings it back, before a new one brings another. */
async function offerKey(log: SharedLog, key: Uint8Array, logger: Logger): Promise<void> {
  if (isSame(await log.secret(key), key)) return;
  logger.warn(
    "The bots on the cluster have another key: start this one again, or its buttons don't work there and theirs not here",
  );
}

function isSame(key: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(key, other) === 0;
}

function keepUnlessFull(dataDir: string, key: Uint8Array): void {
  try {
    keepKey(dataDir, key);
  } catch (error) {
    // The log has said already that nothing can be written there.
    if (!diskTroubleOf(error)) throw error;
  }
}
