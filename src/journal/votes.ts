import { createHmac } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Tier } from '../answer/answer.js';
import { isFollowing } from './sharing/bookkeeping.js';

const DAY = 86_400_000;
const ID_BYTES = 16;

/** A question as it is kept: nothing in it says who has asked. */
export interface JournalQuestion {
  readonly question: string;
  readonly tier: Tier;
  /** The server it was asked on, or null. */
  readonly guildId: string | null;
}

/** What has become of a vote: it is the person's first on an answer, a different one than before, or the same again. */
export type Vote = 'first' | 'changed' | 'same';

/**
 * Votes, and what people missed. Ballots are kept apart from the votes, and for as long; only who has the key can say
 * which vote belongs to a ballot.
 */
export class Votes {
  readonly #db: Database.Database;
  readonly #key: Uint8Array;

  constructor(db: Database.Database, key: Uint8Array) {
    this.#db = db;
    this.#key = key;
  }

  record(voted: JournalQuestion, isHelpful: boolean, ballot: string, now: number): Vote {
    // Immediate, as whatever reads before it writes: else it can't wait for another process that writes between.
    return this.#db
      .transaction(() => {
        const before = this.#cast(ballot, isHelpful, now);
        if (before === isHelpful) return 'same';
        if (before !== null) this.#replace(voted, before, ballot, now);
        this.#keep(voted, isHelpful, this.voteOf(ballot, isHelpful), now);
        return before === null ? 'first' : 'changed';
      })
      .immediate();
  }

  /** @returns whether it is kept: what a ballot missed first is */
  recordNeed({ question, guildId }: JournalQuestion, need: string, ballot: string, now: number): boolean {
    return this.#db.transaction(() => {
      const told = this.#db.prepare(
        'UPDATE ballots SET told = 1, version = version + 1, pending = 1 WHERE hash = ? AND told = 0',
      );
      if (told.run(ballot).changes === 0) return false;
      this.#db
        .prepare('INSERT OR REPLACE INTO needs (question, text, at, guild, id) VALUES (?, ?, ?, ?, ?)')
        .run(question.toWellFormed(), need.toWellFormed(), now, guildId, this.#nameOf('need', ballot));
      return true;
    })();
  }

  /** The id of the vote that a ballot has if it says this. */
  voteOf(ballot: string, isHelpful: boolean): string {
    return this.#nameOf('vote', ballot, isHelpful ? '1' : '0');
  }

  /**
   * Takes a vote back. Every bot that does so notes the same version, which is only just newer than the vote: it may
   * be cast again meanwhile.
   *
   * @returns whether it was there
   */
  takeBack(id: string, now: number): boolean {
    const row = this.#db
      .prepare<[string], { at: number; guild: string | null; pending: number }>(
        'DELETE FROM votes WHERE id = ? RETURNING at, guild, pending',
      )
      .get(id);
    if (!row) return false;
    // The others may know it, unless it waits and nobody follows.
    if (row.pending === 0 || isFollowing(this.#db))
      this.#db
        .prepare('INSERT OR REPLACE INTO taken_back (id, at, version, guild, pending) VALUES (?, ?, ?, ?, 1)')
        .run(id, now, row.at + 1, row.guild);
    return true;
  }

  /** A vote that is cast again is newer than what took it back. */
  #keep({ question, tier, guildId }: JournalQuestion, isHelpful: boolean, id: string, now: number): void {
    const gone = this.#db
      .prepare<[string], number>('DELETE FROM taken_back WHERE id = ? RETURNING version')
      .pluck()
      .get(id);
    this.#db
      .prepare('INSERT OR REPLACE INTO votes (text, at, helpful, tier, guild, id) VALUES (?, ?, ?, ?, ?, ?)')
      .run(question.toWellFormed(), Math.max(now, (gone ?? 0) + 1), isHelpful ? 1 : 0, tier, guildId, id);
  }

  /** Notes a ballot. @returns what it said before; null if it is the first one */
  #cast(ballot: string, isHelpful: boolean, now: number): boolean | null {
    const helpful = isHelpful ? 1 : 0;
    const before = this.#db
      .prepare<[string], number | null>('SELECT helpful FROM ballots WHERE hash = ?')
      .pluck()
      .get(ballot);
    // Only the day: the time would reveal which vote it belongs to.
    const today = Math.floor(now / DAY) * DAY;
    this.#db
      .prepare(
        `INSERT INTO ballots (hash, at, helpful) VALUES (?, ?, ?)
         ON CONFLICT (hash) DO UPDATE SET helpful = excluded.helpful, version = version + 1, pending = 1
           WHERE helpful IS NOT excluded.helpful`,
      )
      .run(ballot, today, helpful);
    // It is not known which of the two an older version has taken: it stays, and counts as this one.
    if (before === null) return isHelpful;
    return before === undefined ? null : before === 1;
  }

  /** A vote whose name is not known, since it was cast under another key, is replaced by any that says the same. */
  #replace({ question, guildId }: JournalQuestion, isHelpful: boolean, ballot: string, now: number): void {
    if (this.takeBack(this.voteOf(ballot, isHelpful), now)) return;
    const like = this.#db
      .prepare<[string, number, string | null], string>(
        `SELECT id FROM votes WHERE rowid =
           (SELECT max(rowid) FROM votes WHERE text = ? AND helpful = ? AND guild IS ?)`,
      )
      .pluck()
      .get(question.toWellFormed(), isHelpful ? 1 : 0, guildId);
    if (like !== undefined) this.takeBack(like, now);
  }

  #nameOf(...parts: readonly string[]): string {
    const hash = createHmac('sha256', this.#key).update(parts.join('|')).digest();
    return hash.subarray(0, ID_BYTES).toString('hex');
  }
}
