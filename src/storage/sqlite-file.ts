import { renameSync, rmSync } from 'node:fs';
import { codeOf } from '../errors.js';

/** Whether SQLite says that a file is not a database, or is damaged. */
export function isDamaged(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(codeOf(error));
}

/** Makes room for a new file if the old one can't be used, and keeps the old one under another name. */
export function setAside(path: string, aside: string): void {
  rmSync(aside, { recursive: true, force: true });
  renameSync(path, aside);
  // They belong to the old file, and would be taken for the new one's.
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
}
