import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_BYTES, signingKey } from '../discord/interactions/signing-key.js';
import { UserError } from '../errors.js';
import { ChannelRules } from '../journal/channel-rules.js';
import { Journal, type JournalOptions } from '../journal/journal.js';
import { asideOf } from '../journal/set-aside.js';
import type { Logger } from '../logger.js';
import { sentence } from '../sentence.js';
import { type DiskTrouble, diskTroubleOf } from '../storage/disk.js';
import { isDamaged, setAside } from '../storage/sqlite-file.js';

/** What the bot keeps from one start to the next, apart from the index. */
export interface Stores {
  readonly channels: ChannelRules;
  /** Null if questions are not kept. */
  readonly journal: Journal | null;
  /** The key that components are signed with. */
  readonly key: Uint8Array;
  close(): void;
}

const WHY: Readonly<Record<DiskTrouble, string>> = {
  full: 'its disk is full',
  failing: 'its disk fails',
  'read-only': 'the bot may not write there',
  blocked: 'something else lies in its place',
};

const IN_MEMORY = 'what is kept here is in memory until the cluster has it';

/** A data folder, and who is told what is wrong with it. */
export interface DataFolder {
  readonly dataDir: string;
  readonly logger: Logger;
}

/** The key in the data folder; a problem with it ends the start, except that of a disk that takes nothing. */
export function openKey({ dataDir, logger }: DataFolder): Uint8Array {
  return kept<Uint8Array>(
    { dataDir, logger },
    () => signingKey(dataDir),
    () => randomBytes(KEY_BYTES),
    'buttons work until the bot ends',
  );
}

export interface StoresOptions {
  /** By default the one in the data folder. */
  readonly key?: Uint8Array;
  /** Whether the cluster keeps the same: then memory serves where nothing can be written. */
  readonly isShared?: boolean;
}

/**
 * Opens what exists in the data folder, and creates the rest. On a full or read-only disk the bot continues without
 * what can't be kept, and the log says what that is: an index can still be asked.
 *
 * @param journalDays how many days questions are kept; null: they are not
 */
export function openStores(
  dataDir: string,
  journalDays: number | null,
  logger: Logger,
  { key = openKey({ dataDir, logger }), isShared = false }: StoresOptions = {},
): Stores {
  const rules = join(dataDir, 'channels.sqlite');
  const questions = join(dataDir, 'journal.sqlite');
  const folder = { dataDir, logger };
  const channels = kept(
    folder,
    () => openRules(rules, isShared),
    () => withoutRules(rules, isShared),
    isShared ? IN_MEMORY : 'no channel can be opened or closed to the bot',
  );
  const journal = kept<Journal | null>(
    folder,
    () => (journalDays === null ? null : openJournal(questions, { days: journalDays, key }, logger)),
    () => (journalDays !== null && isShared ? new Journal(':memory:', { days: journalDays, key }) : null),
    isShared ? IN_MEMORY : 'questions are answered, but not kept for /gaps',
  );
  // Nothing has to wait for it: nobody reads what is about to be erased.
  journal
    ?.finishErasing()
    .catch((error: unknown) =>
      logger.error(
        { failure: error },
        'A server that was to be erased could not be; the next start tries again',
      ),
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

function kept<T>({ dataDir, logger }: DataFolder, open: () => T, without: () => T, loss: string): T {
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

/**
 * Losing what was asked is worth a warning, not the end of the start: the damaged file is kept for as long as questions
 * are, and a new one begun.
 */
function openJournal(path: string, options: JournalOptions, logger: Logger): Journal {
  try {
    return new Journal(path, options);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    const aside = asideOf(path);
    setAside(path, aside);
    logger.warn(
      `The file ${path} is damaged. It was set aside as ${aside} for ${options.days} days, and /gaps begins anew.`,
    );
    return new Journal(path, options);
  }
}

function openRules(path: string, isShared: boolean): ChannelRules {
  try {
    const rules = new ChannelRules(path);
    if (isShared) requireWritable(rules);
    return rules;
  } catch (error) {
    throw isDamaged(error) ? unreadableRules(path, error) : error;
  }
}

/** Rules that can only be read are enough for a bot alone, but can't follow those of others. */
function requireWritable(rules: ChannelRules): void {
  try {
    rules.replica();
  } catch (error) {
    rules.close();
    throw error;
  }
}

/** If there is no rule yet, none is lost. */
function withoutRules(path: string, isShared: boolean): ChannelRules {
  if (!existsSync(path) || statSync(path).size === 0)
    return new ChannelRules(':memory:', { isFrozen: !isShared });
  throw unreadableRules(path);
}

/** Existing rules must not be ignored. */
function unreadableRules(path: string, cause?: unknown): UserError {
  return new UserError(
    'disk',
    sentence(
      "The file {{path}} can't be read: it says which channels the bot may be used in. Free some space, give the bot the right to read and write it, bring it back from a copy, or delete it, and start the bot again.",
      { path },
    ),
    { cause },
  );
}
