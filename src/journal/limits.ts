import type Database from 'better-sqlite3';

const DAY = 86_400_000;

/** The shortest time between two searches for what is too old. In ms: an hour. */
export const SEARCHED_EVERY = 3_600_000;

/** How much a journal keeps. */
export interface JournalLimits {
  /** How many days everything is kept. */
  readonly days: number;
  /** How many rows each table has at most. */
  readonly mostRows: Readonly<Record<string, number>>;
}

/** @returns the time before which nothing is kept, in ms since 1970 */
export function keptSince({ days }: JournalLimits, now: number): number {
  return now - days * DAY;
}

/** Deletes what is older than it may be. @param now in ms since 1970 */
export function deleteOld(db: Database.Database, limits: JournalLimits, now: number): void {
  for (const table of [...Object.keys(limits.mostRows), 'taken_back'])
    db.prepare(`DELETE FROM ${table} WHERE at < ?`).run(keptSince(limits, now));
}

/** Deletes the oldest rows of each table that has too many. */
export function deleteSurplus(db: Database.Database, { mostRows }: JournalLimits): void {
  for (const [table, most] of Object.entries(mostRows))
    db.prepare(
      `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} ORDER BY at DESC LIMIT -1 OFFSET ?)`,
    ).run(most);
}
