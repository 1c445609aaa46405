import { renameSync, rmSync } from 'node:fs';

/** Whether SQLite says that a file is none of its own, or not whole. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(code);
}

/**
 * Makes room for a new file where a damaged one is, and keeps that one to be looked at.
 *
 * @returns where it is now
 */
export function setAside(path: string): string {
  const aside = `${path}.damaged`;
  renameSync(path, aside);
  // They belong to the damaged file, and would be taken for those of the new one.
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
  return aside;
}
