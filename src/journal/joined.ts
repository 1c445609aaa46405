import type Database from 'better-sqlite3';
import { keptChange, unlessFull } from './kept-change.js';

export const JOINED_SCHEMA = `
  CREATE TABLE IF NOT EXISTS joined (
    guild TEXT NOT NULL, application TEXT NOT NULL, PRIMARY KEY (guild, application)
  ) STRICT;
`;

/**
 * The servers that an application was seen on. Those that remove it while it is away are known by that, and can't be
 * taken for servers that were only prepared for it.
 */
export class Joined {
  readonly #db: Database.Database;

  /** @param db with `JOINED_SCHEMA` */
  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** @throws UserError `disk` if the disk takes nothing */
  add(application: string, guildIds: readonly string[]): void {
    const others = guildIds.filter((id) => !this.#has(application, id));
    if (others.length > 0) unlessFull(() => this.#db.transaction(() => this.#insert(application, others))());
  }

  list(application: string): string[] {
    return this.#db
      .prepare<[string], string>('SELECT guild FROM joined WHERE application = ?')
      .pluck()
      .all(application);
  }

  /** Asked for each server when the bot connects, so not by reading all of them. */
  #has(application: string, guildId: string): boolean {
    const sql = 'SELECT 1 FROM joined WHERE guild = ? AND application = ?';
    return this.#db.prepare<[string, string]>(sql).get(guildId, application) !== undefined;
  }

  #insert(application: string, guildIds: readonly string[]): void {
    for (const guild of guildIds)
      keptChange(this.#db, {
        sql: 'INSERT OR IGNORE INTO joined (guild, application) VALUES (?, ?)',
        values: [guild, application],
        name: { kind: 'joined', guild, channel: application },
      });
  }
}
