import type Database from 'better-sqlite3';
import { ERASED, type Retention, type SharedEntry } from '../../index/shared-log.js';
import { Bookkeeping, REMEMBERED } from './bookkeeping.js';
import type { Erasure, Followed, Replica } from './replica.js';
import type { RuleName } from './rule-changes.js';
import { idOf, nameOf, RULE_KINDS, RULE_TABLES } from './rule-tables.js';

/** The time of rules from before their changes were noted: any change is newer. */
const LONG_AGO = 1;

interface Change extends RuleName {
  readonly at: number;
}

/** The rules of servers as a copy of what all bots know. The last change of a rule holds, by the clocks of the bots. */
export class RulesReplica implements Replica {
  readonly kinds: readonly string[] = [...RULE_KINDS, ERASED];
  readonly #db: Database.Database;
  readonly #book: Bookkeeping;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#book = new Bookkeeping(db);
    for (const kind of RULE_KINDS)
      db.exec(
        `INSERT OR IGNORE INTO changes (kind, guild, channel, at, pending)
         SELECT '${kind}', *, ${LONG_AGO}, 1 FROM (${RULE_TABLES[kind].names})`,
      );
  }

  followed(): Followed | null {
    return this.#book.followed();
  }

  follow(followed: Followed): void {
    this.#book.follow(followed);
    // What was taken back long ago is forgotten.
    for (const kind of RULE_KINDS)
      this.#db
        .prepare(
          `DELETE FROM changes WHERE kind = ? AND pending = 0 AND at < ?
             AND (guild, channel) NOT IN (${RULE_TABLES[kind].names})`,
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
    if (entries.length === 0) return;
    this.#db
      .transaction(() => {
        for (const entry of entries) {
          if (entry.kind === ERASED) this.#erase({ guild: entry.guild ?? '', at: entry.version });
          else this.#takeRule(entry);
        }
      })
      .immediate();
  }

  async finish(): Promise<void> {}

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
    const taken = { kinds: RULE_KINDS, before: now - REMEMBERED, onlyTakenBack: true };
    return [taken, this.#book.retention(now)];
  }

  #bodyOf({ kind, guild, channel }: RuleName): SharedEntry['body'] {
    const value = this.#db.prepare<[object], string>(RULE_TABLES[kind].read).pluck().get({ guild, channel });
    return value === undefined ? null : { value };
  }

  #takeRule({ id, guild, version, body }: SharedEntry): void {
    const name = nameOf(id);
    if (!name || name.guild !== guild || !this.#isNews(name, version)) return;
    if (this.#book.isErased(guild, version)) return;
    const { write, remove, value } = RULE_TABLES[name.kind];
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
    this.#db.prepare(RULE_TABLES[kind].remove).run({ guild, channel });
    this.#db
      .prepare('DELETE FROM changes WHERE kind = ? AND guild = ? AND channel = ?')
      .run(kind, guild, channel);
  }
}
