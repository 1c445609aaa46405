import type Database from 'better-sqlite3';
import { ERASED, type Retention } from '../../index/shared-log.js';
import type { Erasure, Followed } from './replica.js';

/** How long it is known that something was taken back or erased. In ms: 30 days. */
export const REMEMBERED = 30 * 86_400_000;

/** How far a log was read, and which servers were erased. */
export const BOOKKEEPING_SCHEMA = `
  CREATE TABLE IF NOT EXISTS followed (
    one INTEGER PRIMARY KEY, log TEXT NOT NULL, place INTEGER NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS erased (
    guild TEXT PRIMARY KEY, at INTEGER NOT NULL, pending INTEGER NOT NULL
  ) STRICT;
`;

/** Whether others follow what is kept in a file. */
export function isFollowing(db: Database.Database): boolean {
  return db.prepare('SELECT 1 FROM followed').get() !== undefined;
}

/** Notes that a server was erased, if others have to know. */
export function noteErased(db: Database.Database, guild: string, at: number): void {
  if (!isFollowing(db)) return;
  db.prepare('INSERT OR REPLACE INTO erased (guild, at, pending) VALUES (?, ?, 1)').run(guild, at);
}

/** What both kinds of file note of the log. */
export class Bookkeeping {
  readonly #db: Database.Database;

  /** @param db with `BOOKKEEPING_SCHEMA` */
  constructor(db: Database.Database) {
    this.#db = db;
  }

  followed(): Followed | null {
    const row = this.#db.prepare<[], Followed>('SELECT log, place, at FROM followed').get();
    return row ?? null;
  }

  follow({ log, place, at }: Followed): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO followed (one, log, place, at) VALUES (1, ?, ?, ?)')
      .run(log, place, at);
    this.#db.prepare('DELETE FROM erased WHERE at < ? AND pending = 0').run(at - REMEMBERED);
  }

  erasures(): Erasure[] {
    return this.#db.prepare<[], Erasure>('SELECT guild, at FROM erased WHERE pending = 1').all();
  }

  erasuresSent(erasures: readonly Erasure[]): void {
    const sent = this.#db.prepare('UPDATE erased SET pending = 0 WHERE guild = ? AND at = ?');
    for (const { guild, at } of erasures) sent.run(guild, at);
  }

  /** Whether a server was erased after something was said there. */
  isErased(guild: string | null, at: number): boolean {
    if (guild === null) return false;
    return this.#db.prepare('SELECT 1 FROM erased WHERE guild = ? AND at >= ?').get(guild, at) !== undefined;
  }

  /** @returns whether that is news */
  takeErasure({ guild, at }: Erasure): boolean {
    const { changes } = this.#db
      .prepare(
        `INSERT INTO erased (guild, at, pending) VALUES (?, ?, 0)
         ON CONFLICT (guild) DO UPDATE SET at = excluded.at, pending = 0 WHERE excluded.at > at`,
      )
      .run(guild, at);
    return changes > 0;
  }

  /** Erasures are known for as long as what was taken back. */
  retention(now: number): Retention {
    return { kinds: [ERASED], before: now - REMEMBERED };
  }
}
