import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

const BUSY_TIMEOUT = 5000;

export type ChannelRule = 'allow' | 'refuse';

const SCHEMA = `CREATE TABLE IF NOT EXISTS channels (
  guild TEXT NOT NULL, channel TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (guild, channel)
) STRICT`;

/** Where the bot may be used, as the admins of a server have said. One SQLite file, shared by processes. */
export class ChannelRules {
  readonly #db: Database.Database;

  /**
   * @param path of the file, made where there is none; `:memory:` keeps everything in memory
   * @param isFrozen for a disk that takes nothing: what was said before holds, and can't be changed
   */
  constructor(path: string, { isFrozen = false } = {}) {
    this.#db = isFrozen ? openFrozen(path) : open(path);
  }

  set(guildId: string, channelId: string, rule: ChannelRule): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO channels (guild, channel, rule) VALUES (?, ?, ?)')
      .run(guildId, channelId, rule);
  }

  reset(guildId: string, channelId: string): void {
    this.#db.prepare('DELETE FROM channels WHERE guild = ? AND channel = ?').run(guildId, channelId);
  }

  list(guildId: string): { readonly channelId: string; readonly rule: ChannelRule }[] {
    return this.#db
      .prepare<[string], { channelId: string; rule: ChannelRule }>(
        'SELECT channel AS channelId, rule FROM channels WHERE guild = ? ORDER BY rowid',
      )
      .all(guildId);
  }

  /**
   * Whether the bot may be used in a place: its own rule decides, then its channel's if it is a thread; without
   * either it may, unless some other channel is allowed.
   *
   * @param channelIds the channel, and for a thread the channel round it
   */
  isOpen(guildId: string, channelIds: readonly string[]): boolean {
    const rules = this.list(guildId);
    for (const id of channelIds) {
      const own = rules.find(({ channelId }) => channelId === id);
      if (own) return own.rule === 'allow';
    }
    return rules.every(({ rule }) => rule === 'refuse');
  }

  close(): void {
    this.#db.close();
  }
}

/** Without a write-ahead log: a file that has one can't be read where nothing can be written. */
function open(path: string): Database.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path, { timeout: BUSY_TIMEOUT });
  try {
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A file that was not written to before its disk was full is empty, and has no rules. */
function openFrozen(path: string): Database.Database {
  if (existsSync(path) && statSync(path).size > 0) return new Database(path, { readonly: true });
  const db = open(':memory:');
  db.pragma('query_only = ON');
  return db;
}
