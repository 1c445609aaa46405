import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asideOf } from '../journal/set-aside.js';
import { diskTroubleOf } from '../storage/disk.js';
import type { DataFolder } from './stores.js';

/**
 * Deletes the questions that earlier starts have kept, for a bot that is to keep none: nobody would purge the file, or
 * erase a server in it. If the disk forbids that, the log says so.
 */
export function deleteOldJournal({ dataDir, logger }: DataFolder): void {
  const path = join(dataDir, 'journal.sqlite');
  const files = [path, `${path}-wal`, `${path}-shm`, asideOf(path)].filter((file) => existsSync(file));
  if (files.length === 0) return;
  try {
    for (const file of files) rmSync(file, { force: true });
    logger.info(`GAPS is off: the questions that were kept before in ${path} are deleted`);
  } catch (error) {
    if (!diskTroubleOf(error)) throw error;
    logger.warn(
      { err: error },
      `GAPS is off, but the questions that were kept before could not be deleted. Delete ${path} and the files beside it whose names begin with that.`,
    );
  }
}
