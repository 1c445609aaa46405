import type Database from 'better-sqlite3';
import { z } from 'zod';
import { keptChange } from './kept-change.js';

/** Stands for a whole server instead of one of its channels. */
const WHOLE = '';

export const BINDINGS_SCHEMA = `
  CREATE TABLE IF NOT EXISTS bindings (
    guild TEXT NOT NULL, channel TEXT NOT NULL, collections TEXT NOT NULL, PRIMARY KEY (guild, channel)
  ) STRICT;
`;

/** Which collections of articles a place is for: some of these names, or null for all. */
export type Collections = readonly string[] | null;

/** What was set for a channel, a category or, if that is null, a whole server. */
export interface Binding {
  readonly channelId: string | null;
  readonly collections: Collections;
}

const namesSchema = z.array(z.string()).nullable();

/** Which collections of articles servers and their channels are for. */
export class Bindings {
  readonly #db: Database.Database;

  /** @param db with `BINDINGS_SCHEMA` */
  constructor(db: Database.Database) {
    this.#db = db;
  }

  /**
   * Sets what a channel, a category or a whole server is for.
   *
   * @param channelId null: the server
   * @throws UserError `disk` if the disk takes nothing
   */
  bind(guildId: string, channelId: string | null, collections: Collections): void {
    const channel = channelId ?? WHOLE;
    keptChange(this.#db, {
      sql: 'INSERT OR REPLACE INTO bindings (guild, channel, collections) VALUES (?, ?, ?)',
      values: [guildId, channel, JSON.stringify(collections)],
      name: { kind: 'binding', guild: guildId, channel },
    });
  }

  /** Takes back what was said of a place. @throws UserError `disk` if the disk takes nothing */
  unbind(guildId: string, channelId: string | null): void {
    const channel = channelId ?? WHOLE;
    keptChange(this.#db, {
      sql: 'DELETE FROM bindings WHERE guild = ? AND channel = ?',
      values: [guildId, channel],
      name: { kind: 'binding', guild: guildId, channel },
      isGone: true,
    });
  }

  /** What was set for a server and its channels, the server's own first. */
  list(guildId: string): Binding[] {
    return this.#db
      .prepare<[string], { channel: string; collections: string }>(
        `SELECT channel, collections FROM bindings WHERE guild = ? ORDER BY channel <> '', rowid`,
      )
      .all(guildId)
      .map(({ channel, collections }) => ({
        channelId: channel === WHOLE ? null : channel,
        collections: namesSchema.parse(JSON.parse(collections)),
      }));
  }

  /**
   * What a place is for: what was said of the channel, else of what is round it, else of the server. A channel is never
   * for more than its server. Undefined if nothing was said.
   *
   * @param channelIds the channel or thread and what encloses it, innermost first
   */
  of(guildId: string, channelIds: readonly string[]): Collections | undefined {
    const said = new Map(this.list(guildId).map(({ channelId, collections }) => [channelId, collections]));
    const server = said.get(null);
    const inside = channelIds.find((id) => said.has(id));
    const own = inside === undefined ? undefined : said.get(inside);
    if (own === undefined) return server;
    return server === undefined ? own : bothOf(own, server);
  }
}

function bothOf(a: Collections, b: Collections): Collections {
  if (a === null || b === null) return a ?? b;
  return a.filter((name) => b.includes(name));
}
