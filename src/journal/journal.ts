import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { makePrivate } from '../storage/private-file.js';
import type { Span } from '../text/span.js';
import { Erasing, NOT_ERASED } from './erasing.js';
import { deleteOld, type JournalLimits, keptSince, SEARCHED_EVERY } from './limits.js';
import { type KeptOfServer, keptOf } from './of-server.js';
import { createTables, newId } from './schema.js';
import { deleteOldAside } from './set-aside.js';
import { noteErased } from './sharing/bookkeeping.js';
import { JournalReplica } from './sharing/journal-replica.js';
import type { Replica } from './sharing/replica.js';
import { type JournalQuestion, type Vote, Votes } from './votes.js';

export type { JournalQuestion, Vote };

/** How long another process may hold the file before a write fails, in ms. */
const BUSY_TIMEOUT = 5000;
/**
 * The most rows in a table, beyond which the oldest are deleted: some 200 MB if all questions are as long as they may
 * be.
 */
const MOST_ROWS = {
  questions: 100_000,
  votes: 20_000,
  needs: 20_000,
  ballots: 20_000,
  citations: 300_000,
} as const;
const KEY_BYTES = 32;
/** How many of the newest unanswered questions and bad votes are looked at: nobody reads more. */
const MOST_GAPS = 2000;

/** A place of an article that was quoted; the offsets hold only for that version of its text. */
export interface Citation extends Span {
  readonly articleId: string;
  readonly version: string;
}

/** A place that was quoted, and how often. */
export interface CitedPlace extends Span {
  readonly count: number;
}

/** Used instead of a server: all of them, and what was asked outside any. */
export const EVERYWHERE = Symbol('everywhere');

/** A server; null for what was asked outside any. */
export type AskedOn = string | null | typeof EVERYWHERE;

/** A question that was not answered, or whose answer somebody found bad or incomplete. */
export interface Gap {
  readonly question: string;
  /** When, in ms since 1970. */
  readonly at: number;
  readonly kind: 'unanswered' | 'unhelpful' | 'need';
  /** What somebody missed, in their own words; null unless this is a need. */
  readonly need: string | null;
}

export interface JournalOptions {
  /** How many days everything is kept. */
  readonly days: number;
  readonly now?: () => number;
  /** How many rows each table has at most. */
  readonly mostRows?: Readonly<Record<keyof typeof MOST_ROWS, number>>;
  /**
   * The key of the bots that share this: a vote then has the same name in all of them, and nobody without the key can
   * say which ballot it belongs to. By default a new one.
   */
  readonly key?: Uint8Array;
}

/** What was asked and not answered, what was voted, what was quoted. One SQLite file, shared by processes. */
export class Journal {
  readonly days: number;
  readonly #path: string;
  readonly #db: Database.Database;
  readonly #now: () => number;
  readonly #limits: JournalLimits;
  readonly #votes: Votes;
  readonly #erasing: Erasing;
  #purgedAt = Number.NEGATIVE_INFINITY;

  /** @param path of the file, created if it is missing; `:memory:` keeps everything in memory */
  constructor(path: string, { days, now = Date.now, mostRows = MOST_ROWS, key }: JournalOptions) {
    if (path !== ':memory:') {
      mkdirSync(dirname(path), { recursive: true });
      makePrivate(path);
    }
    this.#db = new Database(path, { timeout: BUSY_TIMEOUT });
    this.days = days;
    this.#path = path;
    this.#votes = new Votes(this.#db, key ?? randomBytes(KEY_BYTES));
    this.#erasing = new Erasing(this.#db);
    this.#now = now;
    this.#limits = { days, mostRows };
    try {
      this.#db.pragma('journal_mode = WAL');
      this.#db.pragma('secure_delete = ON');
      createTables(this.#db);
      this.#purge();
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  recordQuestion({ question, tier, guildId }: JournalQuestion): void {
    this.#purge();
    this.#db
      .prepare('INSERT INTO questions (text, at, tier, guild, id) VALUES (?, ?, ?, ?, ?)')
      .run(question.toWellFormed(), this.#now(), tier, guildId, newId());
    this.#bound('questions');
  }

  /**
   * Keeps a vote, which replaces the ballot's former one.
   *
   * @param ballot stands for a person and an answer, and must reveal nothing about the person
   */
  recordVote(voted: JournalQuestion, isHelpful: boolean, ballot: string): Vote {
    this.#purge();
    const vote = this.#votes.record(voted, isHelpful, ballot, this.#now());
    this.#bound('votes');
    this.#bound('ballots');
    return vote;
  }

  /**
   * Keeps what somebody missed in an answer, once for each ballot.
   *
   * @returns whether it is kept
   */
  recordNeed(asked: JournalQuestion, need: string, ballot: string): boolean {
    this.#purge();
    const isFirst = this.#votes.recordNeed(asked, need, ballot, this.#now());
    this.#bound('needs');
    return isFirst;
  }

  recordCitations(citations: readonly Citation[], guildId: string | null): void {
    const insert = this.#db.prepare(
      'INSERT INTO citations (article, version, start, "end", at, guild, id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    const now = this.#now();
    this.#db.transaction(() => {
      for (const { articleId, version, start, end } of citations)
        insert.run(articleId, version, start, end, now, guildId, newId());
    })();
    this.#bound('citations');
  }

  /** What was quoted from a version of an article on a server, the most often quoted first. */
  citations(articleId: string, version: string, guildId: string | null, limit: number): CitedPlace[] {
    return this.#db
      .prepare<unknown[], CitedPlace>(
        `SELECT start, "end", count(*) AS count FROM citations
         WHERE article = ? AND version = ? AND guild IS ? AND at >= ? AND ${NOT_ERASED}
         GROUP BY start, "end" ORDER BY count DESC, max(at) DESC LIMIT ?`,
      )
      .all(articleId, version, guildId, this.#since(), limit);
  }

  /** What was not answered on a server, or not well, and what was missed: the newest 2,000, newest first. */
  gaps(askedOn: AskedOn): Gap[] {
    const isEverywhere = askedOn === EVERYWHERE;
    return this.#db
      .prepare<unknown[], Gap>(
        `SELECT text AS question, at, 'unanswered' AS kind, NULL AS need FROM questions
           WHERE tier = 'nothing' AND (@everywhere OR guild IS @guildId) AND at >= @since AND ${NOT_ERASED}
         UNION ALL SELECT text, at, 'unhelpful', NULL FROM votes
           WHERE helpful = 0 AND (@everywhere OR guild IS @guildId) AND at >= @since AND ${NOT_ERASED}
         UNION ALL SELECT question, at, 'need', text FROM needs
           WHERE (@everywhere OR guild IS @guildId) AND at >= @since AND ${NOT_ERASED}
         ORDER BY at DESC LIMIT @most`,
      )
      .all({
        everywhere: Number(isEverywhere),
        guildId: isEverywhere ? null : askedOn,
        since: this.#since(),
        most: MOST_GAPS,
      });
  }

  /** How many questions were asked on all servers since a time, in ms since 1970. */
  questionsSince(time: number): number {
    return (
      this.#db.prepare<[number], number>('SELECT count(*) FROM questions WHERE at >= ?').pluck().get(time) ??
      0
    );
  }

  /** Everything that is kept about a server. */
  keptOf(guildId: string): KeptOfServer {
    return keptOf(this.#db, guildId);
  }

  /**
   * Erases everything that is kept about a server. Nothing of it is read from now on; it is deleted bit by bit.
   *
   * @returns resolves when it is deleted, or when the journal was closed: the next one has to finish it then
   */
  async forget(guildId: string): Promise<void> {
    const now = this.#now();
    this.#db.transaction(() => {
      this.#erasing.noteAll(guildId, now);
      noteErased(this.#db, guildId, now);
    })();
    await this.#erasing.run();
  }

  /** Deletes what a former process was about to erase when it ended. */
  finishErasing(): Promise<void> {
    return this.#erasing.run();
  }

  /** The same entries, to be shared with other bots. */
  replica(): Replica {
    return new JournalReplica(this.#db, this.#votes, this.#limits, this.#erasing);
  }

  close(): void {
    this.#db.close();
  }

  /** Deletes the oldest rows of a table if it has too many; by their numbers, since this is done for each new one. */
  #bound(table: keyof typeof MOST_ROWS): void {
    this.#db
      .prepare(`DELETE FROM ${table} WHERE rowid <= (SELECT max(rowid) FROM ${table}) - ?`)
      .run(this.#limits.mostRows[table]);
  }

  #since(): number {
    return keptSince(this.#limits, this.#now());
  }

  /** Deletes what is older than it may be, also a damaged file that was set aside. */
  #purge(): void {
    const now = this.#now();
    if (now - this.#purgedAt < SEARCHED_EVERY) return;
    this.#purgedAt = now;
    deleteOld(this.#db, this.#limits, now);
    deleteOldAside(this.#path, this.#since());
  }
}
