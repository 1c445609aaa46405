import type Database from 'better-sqlite3';
import { NOT_ERASED } from './erasing.js';

/** What is kept of one server's questions, a list for each table, the oldest first. */
export type KeptOfServer = Readonly<Record<(typeof TABLES)[number], readonly object[]>>;

/** Ballots don't say which server they were cast on; nobody can tell them apart. */
const TABLES = ['questions', 'votes', 'needs', 'citations'] as const;
/** What a row says. */
const COLUMNS: Readonly<Record<(typeof TABLES)[number], string>> = {
  questions: 'text, at, tier, guild',
  votes: 'text, at, helpful, tier, guild',
  needs: 'question, text, at, guild',
  citations: 'article, version, start, "end", at, guild',
};

/** Everything that a journal keeps about a server. */
export function keptOf(db: Database.Database, guildId: string): KeptOfServer {
  const rows = (table: (typeof TABLES)[number]): object[] =>
    db
      .prepare<[string], object>(
        `SELECT ${COLUMNS[table]} FROM ${table} WHERE guild = ? AND ${NOT_ERASED} ORDER BY rowid`,
      )
      .all(guildId);
  const [questions, votes, needs, citations] = TABLES.map(rows);
  return {
    questions: questions ?? [],
    votes: votes ?? [],
    needs: needs ?? [],
    citations: citations ?? [],
  };
}
