import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Tier } from '../answer/answer.js';
import { makePrivate } from '../storage/private-file.js';
import type { Span } from '../text/span.js';
import { eraseOf, type KeptOfServer, keptOf } from './of-server.js';

const DAY = 86_400_000;
/** How long another process may hold the file before a write fails, in ms. */
const BUSY_TIMEOUT = 5000;
/** The shortest time between two searches for what is too old, in ms. */
const PURGE_INTERVAL = 3_600_000;
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
/** How many of the newest unanswered questions and bad votes are looked at: nobody reads more. */
const MOST_GAPS = 2000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS questions (
    text TEXT NOT NULL, at INTEGER NOT NULL, tier TEXT NOT NULL, guild TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS questions_by_time ON questions (at);
  CREATE TABLE IF NOT EXISTS votes (
    text TEXT NOT NULL, at INTEGER NOT NULL, helpful INTEGER NOT NULL, tier TEXT NOT NULL, guild TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS votes_by_time ON votes (at);
  CREATE TABLE IF NOT EXISTS needs (
    question TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL, guild TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS needs_by_time ON needs (at);
  CREATE TABLE IF NOT EXISTS ballots (
    hash TEXT PRIMARY KEY, at INTEGER NOT NULL, helpful INTEGER, told INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS ballots_by_time ON ballots (at);
  CREATE TABLE IF NOT EXISTS citations (
    article TEXT NOT NULL, version TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    at INTEGER NOT NULL, guild TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS citations_by_article ON citations (article);
  CREATE INDEX IF NOT EXISTS citations_by_time ON citations (at);
`;

/** A question as it is kept: nothing in it says who has asked. */
export interface JournalQuestion {
  readonly question: string;
  readonly tier: Tier;
  /** The server it was asked on, or null. */
  readonly guildId: string | null;
}

/** What has become of a vote: it is the person's first on an answer, a different one than before, or the same again. */
export type Vote = 'first' | 'changed' | 'same';

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
}

/** What was asked and not answered, what was voted, what was quoted. One SQLite file, shared by processes. */
export class Journal {
  readonly days: number;
  readonly #db: Database.Database;
  readonly #now: () => number;
  readonly #mostRows: Readonly<Record<keyof typeof MOST_ROWS, number>>;
  #purgedAt = Number.NEGATIVE_INFINITY;

  /** @param path of the file, created if it is missing; `:memory:` keeps everything in memory */
  constructor(path: string, { days, now = Date.now, mostRows = MOST_ROWS }: JournalOptions) {
    if (path !== ':memory:') {
      mkdirSync(dirname(path), { recursive: true });
      makePrivate(path);
    }
    this.#db = new Database(path, { timeout: BUSY_TIMEOUT });
    this.days = days;
    this.#now = now;
    this.#mostRows = mostRows;
    try {
      this.#db.pragma('journal_mode = WAL');
      this.#db.pragma('secure_delete = ON');
      this.#db.exec(SCHEMA);
      addMissingColumns(this.#db);
      this.#purge();
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  recordQuestion({ question, tier, guildId }: JournalQuestion): void {
    this.#purge();
    this.#db
      .prepare('INSERT INTO questions (text, at, tier, guild) VALUES (?, ?, ?, ?)')
      .run(question.toWellFormed(), this.#now(), tier, guildId);
    this.#bound('questions');
  }

  /**
   * Keeps a vote, which replaces the ballot's former one. Ballots are kept apart from the votes, and for as long: a
   * changed vote takes away any one that says the same of the same question, no matter whose it was.
   *
   * @param ballot stands for a person and an answer, and must reveal nothing about the person
   */
  recordVote(voted: JournalQuestion, isHelpful: boolean, ballot: string): Vote {
    this.#purge();
    const vote = this.#db.transaction(() => {
      const before = this.#cast(ballot, isHelpful);
      if (before === isHelpful) return 'same';
      if (before !== null) this.#takeBack(voted, before);
      this.#db
        .prepare('INSERT INTO votes (text, at, helpful, tier, guild) VALUES (?, ?, ?, ?, ?)')
        .run(voted.question.toWellFormed(), this.#now(), isHelpful ? 1 : 0, voted.tier, voted.guildId);
      return before === null ? 'first' : 'changed';
    })();
    this.#bound('votes');
    this.#bound('ballots');
    return vote;
  }

  /**
   * Keeps what somebody missed in an answer, once for each ballot.
   *
   * @returns whether it is kept
   */
  recordNeed({ question, guildId }: JournalQuestion, need: string, ballot: string): boolean {
    this.#purge();
    const isFirst = this.#db.transaction(() => {
      const told = this.#db.prepare('UPDATE ballots SET told = 1 WHERE hash = ? AND told = 0');
      if (told.run(ballot).changes === 0) return false;
      this.#db
        .prepare('INSERT INTO needs (question, text, at, guild) VALUES (?, ?, ?, ?)')
        .run(question.toWellFormed(), need.toWellFormed(), this.#now(), guildId);
      return true;
    })();
    this.#bound('needs');
    return isFirst;
  }

  /** Notes a ballot. @returns what it said before; null if it is the first one, or if an older version noted nothing */
  #cast(ballot: string, isHelpful: boolean): boolean | null {
    const helpful = isHelpful ? 1 : 0;
    const before = this.#db
      .prepare<[string], number | null>('SELECT helpful FROM ballots WHERE hash = ?')
      .pluck()
      .get(ballot);
    // Only the day: the time would reveal which vote it belongs to.
    const today = Math.floor(this.#now() / DAY) * DAY;
    this.#db
      .prepare(
        `INSERT INTO ballots (hash, at, helpful) VALUES (?, ?, ?)
         ON CONFLICT (hash) DO UPDATE SET helpful = excluded.helpful`,
      )
      .run(ballot, today, helpful);
    // It is not known which of the two an older version has taken: it stays, and counts as this one.
    if (before === null) return isHelpful;
    return before === undefined ? null : before === 1;
  }

  #takeBack({ question, guildId }: JournalQuestion, isHelpful: boolean): void {
    this.#db
      .prepare(
        `DELETE FROM votes WHERE rowid =
           (SELECT max(rowid) FROM votes WHERE text = ? AND helpful = ? AND guild IS ?)`,
      )
      .run(question.toWellFormed(), isHelpful ? 1 : 0, guildId);
  }

  recordCitations(citations: readonly Citation[], guildId: string | null): void {
    const insert = this.#db.prepare(
      'INSERT INTO citations (article, version, start, "end", at, guild) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const now = this.#now();
    this.#db.transaction(() => {
      for (const { articleId, version, start, end } of citations)
        insert.run(articleId, version, start, end, now, guildId);
    })();
    this.#bound('citations');
  }

  /** What was quoted from a version of an article on a server, the most often quoted first. */
  citations(articleId: string, version: string, guildId: string | null, limit: number): CitedPlace[] {
    return this.#db
      .prepare<unknown[], CitedPlace>(
        `SELECT start, "end", count(*) AS count FROM citations
         WHERE article = ? AND version = ? AND guild IS ? AND at >= ?
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
           WHERE tier = 'nothing' AND (@everywhere OR guild IS @guildId) AND at >= @since
         UNION ALL SELECT text, at, 'unhelpful', NULL FROM votes
           WHERE helpful = 0 AND (@everywhere OR guild IS @guildId) AND at >= @since
         UNION ALL SELECT question, at, 'need', text FROM needs
           WHERE (@everywhere OR guild IS @guildId) AND at >= @since
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

  /** Erases everything that is kept about a server. */
  forget(guildId: string): void {
    eraseOf(this.#db, guildId);
  }

  close(): void {
    this.#db.close();
  }

  /** Deletes the oldest rows of a table if it has too many. */
  #bound(table: keyof typeof MOST_ROWS): void {
    this.#db
      .prepare(`DELETE FROM ${table} WHERE rowid <= (SELECT max(rowid) FROM ${table}) - ?`)
      .run(this.#mostRows[table]);
  }

  #since(): number {
    return this.#now() - this.days * DAY;
  }

  /** Deletes what is older than it may be. */
  #purge(): void {
    if (this.#now() - this.#purgedAt < PURGE_INTERVAL) return;
    this.#purgedAt = this.#now();
    for (const table of Object.keys(MOST_ROWS))
      this.#db.prepare(`DELETE FROM ${table} WHERE at < ?`).run(this.#since());
  }
}

/** In a file of an older version, ballots do not say what was voted. */
function addMissingColumns(db: Database.Database): void {
  const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('ballots')`).pluck().all();
  if (columns.includes('helpful')) return;
  db.exec(`ALTER TABLE ballots ADD COLUMN helpful INTEGER;
    ALTER TABLE ballots ADD COLUMN told INTEGER NOT NULL DEFAULT 0;`);
}
