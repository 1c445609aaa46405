import { closeSync, fsyncSync, openSync } from 'node:fs';
import { codeOf, messageOf, UserError } from '../errors.js';
import { sentence } from '../sentence.js';

/** Returns when a file's content is on the disk. */
export function syncPath(path: string): void {
  // For writing, since Windows syncs no file that is open for reading alone.
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Returns when a folder's entries are on the disk. Windows can't open folders, and needs no such call. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What the system and SQLite report when a disk takes nothing more: the last one if a new page can't be mapped. */
const FULL = /^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)/;
const READ_ONLY = /^(EROFS|EACCES|EPERM|SQLITE_READONLY|SQLITE_CANTOPEN)/;
const FAILING = /^(EIO|SQLITE_IOERR)/;

/** Something else is in the place of a folder or a file. */
const BLOCKED = /^(EEXIST|ENOTDIR|EISDIR)$/;

/** What an error says is wrong with the disk. */
export type DiskTrouble = 'full' | 'failing' | 'read-only' | 'blocked';

/** Null for an error that does not come from a disk. */
export function diskTroubleOf(error: unknown): DiskTrouble | null {
  // hnswlib gives no code: its writer fails with only a message.
  const code = codeOf(error);
  if (FULL.test(code)) return 'full';
  if (FAILING.test(code)) return 'failing';
  if (READ_ONLY.test(code)) return 'read-only';
  return BLOCKED.test(code) ? 'blocked' : null;
}

/**
 * Says what to do if an error comes from the disk that an index is written to.
 *
 * @returns a UserError for a disk that is full or fails or a folder that can't be written, otherwise the error as it
 * is
 */
function explainDiskError(error: unknown, dataDir: string): unknown {
  const trouble = diskTroubleOf(error);
  if (!trouble) return error;
  const reason = messageOf(error);
  const explain = {
    full: sentence(
      'The disk that holds {{dataDir}} is full, so no new index could be written; the old one goes on. Free some space, then run again.',
      { dataDir },
    ),
    failing: sentence(
      'The disk that holds {{dataDir}} did not take what was written or give what was read ({{reason}}), so the old index goes on. Look whether it has room and is sound, then run again.',
      { dataDir, reason },
    ),
    'read-only': sentence(
      "The folder {{dataDir}} can't be written to ({{reason}}). Give the bot the right to write there, or set DATA_DIR to another folder.",
      { dataDir, reason },
    ),
    blocked: sentence(
      "{{dataDir}} can't be used as the data folder: something else lies where a file or folder of the index has to be ({{reason}}). Remove it, or name another folder with --data or DATA_DIR.",
      { dataDir, reason },
    ),
  };
  return new UserError('disk', explain[trouble], { cause: error });
}

/**
 * Does work on a disk, and explains a failure of the disk. @throws UserError `disk`, and whatever else `work` throws
 */
export async function onDisk<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainDiskError(error, dataDir);
  }
}
