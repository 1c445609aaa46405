import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { ROW_TABLES } from './schema.js';

/** For queries of the tables of rows: without the rows that are about to be deleted. */
export const NOT_ERASED = 'NOT EXISTS (SELECT 1 FROM erasing WHERE server = guild AND at <= until)';

/** How many rows are looked at in one step. Deleting all of them takes some ms. */
const AT_ONCE = 500;

/** A server, and until when what was said there goes, in ms since 1970. */
interface Noted {
  readonly server: string;
  readonly until: number;
}

/**
 * Erases servers from a journal. Only a note is made at once, by which nothing is read any more; the rows are deleted
 * a few at a time, so that what else the process does is not held up. If it ends before, another one continues.
 */
export class Erasing {
  readonly #db: Database.Database;
  #running: Promise<void> | null = null;

  /** @param db of a journal */
  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Everything of a server is to go, also what has a later time than now since the clock was put back. */
  noteAll(server: string, now: number): void {
    const last = ROW_TABLES.map((table) => `SELECT max(at) AS at FROM ${table}`).join(' UNION ALL ');
    const newest = this.#db.prepare<[], number | null>(`SELECT max(at) FROM (${last})`).pluck().get();
    this.note(server, Math.max(now, newest ?? now));
  }

  /** @param until what was said later stays. In ms since 1970 */
  note(server: string, until: number): void {
    this.#db.prepare('DELETE FROM taken_back WHERE guild = ? AND at <= ?').run(server, until);
    this.#db
      .prepare(
        `INSERT INTO erasing (server, until) VALUES (?, ?)
         ON CONFLICT (server) DO UPDATE SET until = max(until, excluded.until)`,
      )
      .run(server, until);
  }

  /** Resolves when all that was noted is deleted, or when the file was closed. */
  run(): Promise<void> {
    this.#running ??= this.#deleteAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #deleteAll(): Promise<void> {
    for (let noted = this.#next(); noted; noted = this.#next()) {
      for (const table of ROW_TABLES) await this.#deleteFrom(table, noted);
      // Unless more was noted meanwhile.
      if (this.#db.open)
        this.#db.prepare('DELETE FROM erasing WHERE server = @server AND until = @until').run(noted);
    }
  }

  #next(): Noted | undefined {
    if (!this.#db.open) return undefined;
    return this.#db.prepare<[], Noted>('SELECT server, until FROM erasing LIMIT 1').get();
  }

  /** Goes by the rows' numbers, which needs no index of servers. */
  async #deleteFrom(table: (typeof ROW_TABLES)[number], { server, until }: Noted): Promise<void> {
    let from: number | undefined = 0;
    while (from !== undefined && this.#db.open) {
      const to: number | undefined = this.#db
        .prepare<[number, number], number>(
          `SELECT rowid FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT 1 OFFSET ?`,
        )
        .pluck()
        .get(from, AT_ONCE - 1);
      this.#db
        .prepare(`DELETE FROM ${table} WHERE rowid > ? AND rowid <= ? AND guild = ? AND +at <= ?`)
        .run(from, to ?? Number.MAX_SAFE_INTEGER, server, until);
      from = to;
      await nextTurn();
    }
  }
}
