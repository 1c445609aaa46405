import type Database from 'better-sqlite3';
import { ERASED, type Retention, type SharedEntry } from '../../index/shared-log.js';
import type { Erasing } from '../erasing.js';
import { deleteOld, deleteSurplus, type JournalLimits, keptSince, SEARCHED_EVERY } from '../limits.js';
import type { Votes } from '../votes.js';
import { BALLOT, Ballots } from './ballots.js';
import { Bookkeeping, REMEMBERED } from './bookkeeping.js';
import { isRowKind, JournalRows, ROW_KINDS } from './journal-rows.js';
import type { Erasure, Followed, Replica } from './replica.js';

/** What a journal keeps. */
export const JOURNAL_KINDS: readonly string[] = [...ROW_KINDS, BALLOT];

interface TakenBack {
  readonly id: string;
  readonly at: number;
  readonly version: number;
  readonly guild: string | null;
}

/** A journal as a copy of what all bots have kept. */
export class JournalReplica implements Replica {
  readonly kinds: readonly string[] = [...JOURNAL_KINDS, ERASED];
  readonly #db: Database.Database;
  readonly #book: Bookkeeping;
  readonly #rows: Readonly<Record<(typeof ROW_KINDS)[number], JournalRows>>;
  readonly #ballots: Ballots;
  readonly #limits: JournalLimits;
  readonly #erasing: Erasing;
  #tidiedAt = Number.NEGATIVE_INFINITY;

  constructor(db: Database.Database, votes: Votes, limits: JournalLimits, erasing: Erasing) {
    this.#db = db;
    this.#book = new Bookkeeping(db);
    this.#ballots = new Ballots(db, votes);
    this.#limits = limits;
    this.#erasing = erasing;
    this.#rows = {
      question: new JournalRows(db, 'question'),
      vote: new JournalRows(db, 'vote'),
      need: new JournalRows(db, 'need'),
      citation: new JournalRows(db, 'citation'),
    };
  }

  followed(): Followed | null {
    return this.#book.followed();
  }

  follow(followed: Followed): void {
    this.#book.follow(followed);
    this.#tidy(followed.at);
  }

  /** Ballots come first, so that a vote is not there before it is known whose turn it was. */
  waiting(limit: number): SharedEntry[] {
    const waiting = this.#ballots.waiting(limit);
    const sources = [this.#takenBack.bind(this), ...this.#tables().map((rows) => rows.waiting.bind(rows))];
    for (const next of sources) if (waiting.length < limit) waiting.push(...next(limit - waiting.length));
    return waiting;
  }

  sent(entries: readonly SharedEntry[]): void {
    this.#db.transaction(() => {
      for (const entry of entries) this.#sent(entry);
    })();
  }

  take(entries: readonly SharedEntry[]): void {
    if (entries.length === 0) return;
    const now = Date.now();
    this.#db
      .transaction(() => {
        for (const entry of entries) this.#take(entry, now);
      })
      .immediate();
  }

  finish(): Promise<void> {
    return this.#erasing.run();
  }

  erasures(): Erasure[] {
    return this.#book.erasures();
  }

  erasuresSent(erasures: readonly Erasure[]): void {
    this.#book.erasuresSent(erasures);
  }

  offerAll(): void {
    for (const rows of this.#tables()) rows.offerAll();
    this.#ballots.offerAll();
    this.#db.exec('UPDATE taken_back SET pending = 1; UPDATE erased SET pending = 1');
  }

  keepOnly(ids: ReadonlySet<string>): void {
    this.#db
      .transaction(() => {
        for (const part of [...this.#tables(), this.#ballots])
          for (const id of part.sentIds()) if (!ids.has(id)) part.remove(id);
      })
      .immediate();
  }

  retention(now: number): Retention[] {
    const { mostRows } = this.#limits;
    const most = Object.fromEntries([
      ...this.#tables().map(({ kind, table }) => [kind, mostRows[table]]),
      [BALLOT, mostRows.ballots],
    ]);
    const kept = { kinds: JOURNAL_KINDS, before: keptSince(this.#limits, now), most };
    const gone = { kinds: ROW_KINDS, before: now - REMEMBERED, onlyTakenBack: true };
    return [kept, gone, this.#book.retention(now)];
  }

  /** What others say comes in and grows old, whether or not anything is recorded here. */
  #tidy(now: number): void {
    if (now - this.#tidiedAt < SEARCHED_EVERY) return;
    this.#tidiedAt = now;
    deleteOld(this.#db, this.#limits, now);
    deleteSurplus(this.#db, this.#limits);
  }

  #tables(): JournalRows[] {
    return Object.values(this.#rows);
  }

  #takenBack(limit: number): SharedEntry[] {
    return this.#db
      .prepare<[number], TakenBack>(
        'SELECT id, at, version, guild FROM taken_back WHERE pending = 1 ORDER BY at LIMIT ?',
      )
      .all(limit)
      .map((row) => ({ ...row, kind: 'vote', body: null }));
  }

  #sent(entry: SharedEntry): void {
    if (entry.kind === BALLOT) this.#ballots.sent(entry);
    else if (entry.body === null)
      this.#db
        .prepare('UPDATE taken_back SET pending = 0 WHERE id = ? AND version = ?')
        .run(entry.id, entry.version);
    else if (isRowKind(entry.kind)) this.#rows[entry.kind].sent(entry);
  }

  #take(entry: SharedEntry, now: number): void {
    const { kind, guild, at, version, body } = entry;
    if (kind === ERASED) this.#erase({ guild: guild ?? '', at: version });
    else if (at < keptSince(this.#limits, now) || this.#book.isErased(guild, at)) return;
    else if (kind === BALLOT) this.#ballots.take(entry, now);
    else if (body === null) this.#takeRemoval(entry);
    else if (isRowKind(kind) && !this.#isTakenBack(entry)) this.#rows[kind].take(entry);
  }

  /** A vote that somebody has taken back. */
  #takeRemoval({ id, at, version, guild }: SharedEntry): void {
    const known = this.#rows.vote.known(id);
    if (known && known.at > version) return;
    this.#rows.vote.remove(id);
    this.#db
      .prepare(
        `INSERT INTO taken_back (id, at, version, guild, pending) VALUES (?, ?, ?, ?, 0)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at, version = excluded.version, pending = 0
           WHERE excluded.version >= version`,
      )
      .run(id, at, version, guild);
  }

  /** Whether what an entry says was taken back since; what was cast again no longer is. */
  #isTakenBack({ id, version }: SharedEntry): boolean {
    this.#db.prepare('DELETE FROM taken_back WHERE id = ? AND version < ?').run(id, version);
    return this.#db.prepare('SELECT 1 FROM taken_back WHERE id = ?').get(id) !== undefined;
  }

  #erase(erasure: Erasure): void {
    if (this.#book.takeErasure(erasure)) this.#erasing.note(erasure.guild, erasure.at);
  }
}
