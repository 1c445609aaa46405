import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { KEY_BYTES, signingKey } from '../discord/signing-key.js';
import { type DiskTrouble, diskTroubleOf } from '../indexing/disk.js';
import { ChannelRules } from '../journal/channel-rules.js';
import { Journal } from '../journal/journal.js';
import type { Logger } from '../logger.js';

/** What the bot keeps from one start to the next, beside the index. */
export interface Stores {
  readonly channels: ChannelRules;
  /** Null where questions are not kept. */
  readonly journal: Journal | null;
  /** What components are signed with. */
  readonly key: Uint8Array;
  close(): void;
}

const WHY: Readonly<Record<DiskTrouble, string>> = {
  full: 'its disk is full',
  failing: 'its disk fails',
  'read-only': 'the bot may not write there',
};

/**
 * Opens what there is in the data folder, and makes what there is not. On a disk that takes nothing, full or
 * read-only, the bot goes on without what can't be kept, and the log says what that is: an index can be asked
 * all the same.
 *
 * @param journalDays how many days questions are kept; null: they are not
 */
export function openStores(dataDir: string, journalDays: number | null, logger: Logger): Stores {
  const rules = join(dataDir, 'channels.sqlite');
  const questions = join(dataDir, 'journal.sqlite');

  function kept<T>(open: () => T, without: () => T, loss: string): T {
    try {
      return open();
    } catch (error) {
      const trouble = diskTroubleOf(error);
      if (!trouble) throw error;
      logger.warn(
        `Nothing can be written to ${dataDir}, since ${WHY[trouble]}: ${loss}. Mend that, and start the bot again.`,
      );
      return without();
    }
  }

  const channels = kept(
    () => new ChannelRules(rules),
    () => new ChannelRules(rules, { isFrozen: true }),
    'which channels are open stays as it is',
  );
  const journal = kept<Journal | null>(
    () => (journalDays === null ? null : new Journal(questions, { days: journalDays })),
    () => null,
    'questions are answered, but not kept for /gaps',
  );
  const key = kept<Uint8Array>(
    () => signingKey(dataDir),
    () => randomBytes(KEY_BYTES),
    'buttons work until the bot ends',
  );
  return {
    channels,
    journal,
    key,
    close() {
      journal?.close();
      channels.close();
    },
  };
}
