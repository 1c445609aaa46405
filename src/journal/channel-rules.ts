import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../errors.js';
import { makePrivate } from '../storage/private-file.js';
import { BINDINGS_SCHEMA, Bindings } from './bindings.js';
import { JOINED_SCHEMA, Joined } from './joined.js';
import { keptChange, unlessFull } from './kept-change.js';
import { BOOKKEEPING_SCHEMA, noteErased } from './sharing/bookkeeping.js';
import type { Replica } from './sharing/replica.js';
import { RULE_CHANGES_SCHEMA } from './sharing/rule-changes.js';
import { RulesReplica } from './sharing/rules-replica.js';

const BUSY_TIMEOUT = 5000;

export type ChannelRule = 'allow' | 'refuse';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS channels (
    guild TEXT NOT NULL, channel TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (guild, channel)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS help_channels (
    guild TEXT NOT NULL, channel TEXT NOT NULL, PRIMARY KEY (guild, channel)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS introduced (guild TEXT PRIMARY KEY) STRICT;
  ${BINDINGS_SCHEMA}
  ${JOINED_SCHEMA}
  ${RULE_CHANGES_SCHEMA}
  ${BOOKKEEPING_SCHEMA}
`;

/**
 * Where the bot may be used and where it answers unasked, as the admins of a server have said. One SQLite file, shared
 * by processes.
 */
export class ChannelRules {
  /** Which collections of articles the channels are for. */
  readonly bindings: Bindings;
  /** The servers that the bot was seen on. */
  readonly joined: Joined;
  readonly #db: Database.Database;

  /**
   * @param path of the file, made if there is none; `:memory:` keeps everything in memory
   * @param isFrozen nothing can be changed
   */
  constructor(path: string, { isFrozen = false } = {}) {
    this.#db = open(path);
    this.bindings = new Bindings(this.#db);
    this.joined = new Joined(this.#db);
    if (isFrozen) this.#db.pragma('query_only = ON');
  }

  /** @throws UserError `disk` if the disk takes nothing */
  set(guildId: string, channelId: string, rule: ChannelRule): void {
    keptChange(this.#db, {
      sql: 'INSERT OR REPLACE INTO channels (guild, channel, rule) VALUES (?, ?, ?)',
      values: [guildId, channelId, rule],
      name: { kind: 'rule', guild: guildId, channel: channelId },
    });
  }

  /** @throws UserError `disk` if the disk takes nothing */
  reset(guildId: string, channelId: string): void {
    keptChange(this.#db, {
      sql: 'DELETE FROM channels WHERE guild = ? AND channel = ?',
      values: [guildId, channelId],
      name: { kind: 'rule', guild: guildId, channel: channelId },
      isGone: true,
    });
    this.setHelp(guildId, channelId, false);
  }

  /**
   * Lets the bot answer unasked in a channel, or no longer.
   *
   * @throws UserError `disk` if the disk takes nothing
   */
  setHelp(guildId: string, channelId: string, isOn: boolean): void {
    const sql = isOn
      ? 'INSERT OR IGNORE INTO help_channels (guild, channel) VALUES (?, ?)'
      : 'DELETE FROM help_channels WHERE guild = ? AND channel = ?';
    keptChange(this.#db, {
      sql,
      values: [guildId, channelId],
      name: { kind: 'help', guild: guildId, channel: channelId },
      isGone: !isOn,
    });
  }

  /** The channels and forums where the bot answers unasked. */
  helpChannels(guildId: string): string[] {
    return this.#db
      .prepare<[string], string>('SELECT channel FROM help_channels WHERE guild = ? ORDER BY rowid')
      .pluck()
      .all(guildId);
  }

  /**
   * Notes that the bot has introduced itself on a server.
   *
   * @returns whether this is the first time; also false if the disk takes nothing, lest the bot say it again and
   * again
   */
  introduce(guildId: string): boolean {
    try {
      const change = {
        sql: 'INSERT OR IGNORE INTO introduced (guild) VALUES (?)',
        values: [guildId],
        name: { kind: 'introduced', guild: guildId, channel: '' },
      } as const;
      return keptChange(this.#db, change) > 0;
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  }

  /** Forgets all that was said on a server, and of it. @throws UserError `disk` if the disk takes nothing */
  forget(guildId: string): void {
    unlessFull(() =>
      this.#db.transaction(() => {
        for (const table of ['channels', 'help_channels', 'introduced', 'bindings', 'joined', 'changes'])
          this.#db.prepare(`DELETE FROM ${table} WHERE guild = ?`).run(guildId);
        noteErased(this.#db, guildId, Date.now());
      })(),
    );
  }

  /** The same rules, to be shared with other bots. */
  replica(): Replica {
    return new RulesReplica(this.#db);
  }

  list(guildId: string): { readonly channelId: string; readonly rule: ChannelRule }[] {
    return this.#db
      .prepare<[string], { channelId: string; rule: ChannelRule }>(
        'SELECT channel AS channelId, rule FROM channels WHERE guild = ? ORDER BY rowid',
      )
      .all(guildId);
  }

  /** Whether a server has rules that differ between its channels. */
  saysOf(guildId: string): boolean {
    const bound = this.bindings.list(guildId).some(({ channelId }) => channelId !== null);
    return bound || this.list(guildId).length > 0;
  }

  /**
   * Whether the bot may be used in a place: the place's own rule decides, then that of the channel or category round
   * it. Without any rule it may, unless some other channel is allowed.
   *
   * @param channelIds the channel or thread and what encloses it, innermost first
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

function open(path: string): Database.Database {
  if (path !== ':memory:') {
    mkdirSync(dirname(path), { recursive: true });
    makePrivate(path);
  }
  const db = new Database(path, { timeout: BUSY_TIMEOUT });
  try {
    // A file with a write-ahead log can't even be read in a place that can't be written.
    db.pragma('journal_mode = DELETE');
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
