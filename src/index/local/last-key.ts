import { join } from 'node:path';
import Database from 'better-sqlite3';
import { FILES } from './schema.js';

/**
 * The highest key that a passage of this index ever had, whatever was removed since. It is kept in a number that
 * SQLite leaves to its users; 0 if the index has no passages, or was written before this was noted.
 */
export function lastKeyIn(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export function noteLastKey(db: Database.Database, key: number): void {
  db.pragma(`user_version = ${key}`);
}

/** The same for the generation in a folder. */
export function lastKeyOf(dir: string): number {
  const db = new Database(join(dir, FILES.database), { readonly: true, fileMustExist: true });
  try {
    return lastKeyIn(db);
  } finally {
    db.close();
  }
}
