import { renameSync, rmSync } from 'node:fs';
import { codeOf } from '../errors.js';

/** Whether SQLite says that a file is none of its own, or not whole. */
export function isDamaged(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(codeOf(error));
}

/** Makes room for a new file where one can't be used, and keeps that one under another name. */
export function setAside(path: string, aside: string): void {
  rmSync(aside, { recursive: true, force: true });
  renameSync(path, aside);
  // They belong to that file, and would be taken for those of the new one.
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
}
