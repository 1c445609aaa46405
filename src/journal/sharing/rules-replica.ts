import type Database from 'better-sqlite3';
import { z } from 'zod';
import { ERASED, type Retention, type SharedEntry } from '../../index/shared-log.js';
import { Bookkeeping, REMEMBERED } from './bookkeeping.js';
import type { Erasure, Followed, Replica } from './replica.js';
import type { RuleKind, RuleName } from './rule-changes.js';

/** The time of rules from before their changes were noted: any change is newer. */
const LONG_AGO = 1;

interface Table {
  readonly read: string;
  readonly write: string;
  readonly remove: string;
  /** All of them, as `guild` and `channel`. */
  readonly names: string;
  readonly value: z.ZodType<string>;
}

const collections = z.string().refine((text) => namesSchema.safeParse(parsed(text)).success);
const namesSchema = z.array(z.string()).nullable();

const TABLES: Readonly<Record<RuleKind, Table>> = {
  rule: {
    read: 'SELECT rule FROM channels WHERE guild = @guild AND channel = @channel',
    write: 'INSERT OR REPLACE INTO channels (guild, channel, rule) VALUES (@guild, @channel, @value)',
    remove: 'DELETE FROM channels WHERE guild = @guild AND channel = @channel',
    names: 'SELECT guild, channel FROM channels',
    value: z.enum(['allow', 'refuse']),
  },
  help: {
    read: "SELECT '' FROM help_channels WHERE guild = @guild AND channel = @channel",
    write: 'INSERT OR IGNORE INTO help_channels (guild, channel) VALUES (@guild, @channel)',
    remove: 'DELETE FROM help_channels WHERE guild = @guild AND channel = @channel',
    names: 'SELECT guild, channel FROM help_channels',
    value: z.literal(''),
  },
  introduced: {
    read: "SELECT '' FROM introduced WHERE guild = @guild",
    write: 'INSERT OR IGNORE INTO introduced (guild) VALUES (@guild)',
    remove: 'DELETE FROM introduced WHERE guild = @guild',
    names: "SELECT guild, '' FROM introduced",
    value: z.literal(''),
  },
  binding: {
    read: 'SELECT collections FROM bindings WHERE guild = @guild AND channel = @channel',
    write: 'INSERT OR REPLACE INTO bindings (guild, channel, collections) VALUES (@guild, @channel, @value)',
    remove: 'DELETE FROM bindings WHERE guild = @guild AND channel = @channel',
    names: 'SELECT guild, channel FROM bindings',
    value: collections,
  },
};
const KINDS = Object.keys(TABLES) as readonly RuleKind[];

const nameSchema = z.tuple([z.enum(['rule', 'help', 'introduced', 'binding']), z.string(), z.string()]);

interface Change extends RuleName {
  readonly at: number;
}

/** The rules of servers as a copy of what all bots know. The last change of a rule holds, by the clocks of the bots. */
export class RulesReplica implements Replica {
  readonly kinds: readonly string[] = [...KINDS, ERASED];
  readonly #db: Database.Database;
  readonly #book: Bookkeeping;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#book = new Bookkeeping(db);
    for (const kind of KINDS)
      db.exec(
        `INSERT OR IGNORE INTO changes (kind, guild, channel, at, pending)
         SELECT '${kind}', *, ${LONG_AGO}, 1 FROM (${TABLES[kind].names})`,
      );
  }

  followed(): Followed | null {
    return this.#book.followed();
  }

  follow(followed: Followed): void {
    this.#book.follow(followed);
    // What was taken back long ago is forgotten.
    for (const kind of KINDS)
      this.#db
        .prepare(
          `DELETE FROM changes WHERE kind = ? AND pending = 0 AND at < ?
             AND (guild, channel) NOT IN (${TABLES[kind].names})`,
        )
        .run(kind, followed.at - REMEMBERED);
  }

  waiting(limit: number): SharedEntry[] {
    return this.#db
      .prepare<[number], Change>(
        'SELECT kind, guild, channel, at FROM changes WHERE pending = 1 ORDER BY at LIMIT ?',
      )
      .all(limit)
      .map(({ at, ...name }) => ({
        id: idOf(name),
        kind: name.kind,
        guild: name.guild,
        at,
        version: at,
        body: this.#bodyOf(name),
      }));
  }

  sent(entries: readonly SharedEntry[]): void {
    const sent = this.#db.prepare(
      'UPDATE changes SET pending = 0 WHERE kind = ? AND guild = ? AND channel = ? AND at = ?',
    );
    for (const { id, version } of entries) {
      const name = nameOf(id);
      if (name) sent.run(name.kind, name.guild, name.channel, version);
    }
  }

  take(entries: readonly SharedEntry[]): void {
    this.#db.transaction(() => {
      for (const entry of entries) {
        if (entry.kind === ERASED) this.#erase({ guild: entry.guild ?? '', at: entry.version });
        else this.#takeRule(entry);
      }
    })();
  }

  erasures(): Erasure[] {
    return this.#book.erasures();
  }

  erasuresSent(erasures: readonly Erasure[]): void {
    this.#book.erasuresSent(erasures);
  }

  offerAll(): void {
    this.#db.exec('UPDATE changes SET pending = 1; UPDATE erased SET pending = 1');
  }

  keepOnly(ids: ReadonlySet<string>): void {
    const kept = this.#db
      .prepare<[], RuleName>('SELECT kind, guild, channel FROM changes WHERE pending = 0')
      .all();
    this.#db.transaction(() => {
      for (const name of kept) if (!ids.has(idOf(name))) this.#forget(name);
    })();
  }

  retention(now: number): Retention[] {
    const taken = { kinds: KINDS, before: now - REMEMBERED, onlyTakenBack: true };
    return [taken, this.#book.retention(now)];
  }

  #bodyOf({ kind, guild, channel }: RuleName): SharedEntry['body'] {
    const value = this.#db.prepare<[object], string>(TABLES[kind].read).pluck().get({ guild, channel });
    return value === undefined ? null : { value };
  }

  #takeRule({ id, guild, version, body }: SharedEntry): void {
    const name = nameOf(id);
    if (!name || name.guild !== guild || !this.#isNews(name, version)) return;
    if (this.#book.isErased(guild, version)) return;
    const { write, remove, value } = TABLES[name.kind];
    const said = body === null ? null : value.safeParse(body.value);
    if (said && !said.success) return;
    const { kind, channel } = name;
    if (said) this.#db.prepare(write).run({ guild, channel, value: said.data });
    else this.#db.prepare(remove).run({ guild, channel });
    this.#db
      .prepare('INSERT OR REPLACE INTO changes (kind, guild, channel, at, pending) VALUES (?, ?, ?, ?, 0)')
      .run(kind, guild, channel, version);
  }

  /** Whether it is newer than what is known, or as new as what still waits, which the log then has already. */
  #isNews({ kind, guild, channel }: RuleName, version: number): boolean {
    const known = this.#db
      .prepare<[string, string, string], { at: number; pending: number }>(
        'SELECT at, pending FROM changes WHERE kind = ? AND guild = ? AND channel = ?',
      )
      .get(kind, guild, channel);
    return !known || version > known.at || (known.pending === 1 && version === known.at);
  }

  #erase({ guild, at }: Erasure): void {
    if (!this.#book.takeErasure({ guild, at })) return;
    const gone = this.#db
      .prepare<[string, number], RuleName>(
        'SELECT kind, guild, channel FROM changes WHERE guild = ? AND at <= ?',
      )
      .all(guild, at);
    for (const name of gone) this.#forget(name);
  }

  #forget({ kind, guild, channel }: RuleName): void {
    this.#db.prepare(TABLES[kind].remove).run({ guild, channel });
    this.#db
      .prepare('DELETE FROM changes WHERE kind = ? AND guild = ? AND channel = ?')
      .run(kind, guild, channel);
  }
}

function idOf({ kind, guild, channel }: RuleName): string {
  return `${kind}:${guild}:${channel}`;
}

function nameOf(id: string): RuleName | null {
  const { data } = nameSchema.safeParse(id.split(':'));
  return data ? { kind: data[0], guild: data[1], channel: data[2] } : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
