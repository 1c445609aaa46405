import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { BOOKKEEPING_SCHEMA } from './sharing/bookkeeping.js';

/** The tables whose rows never change. Each row has an id that no other bot gives to another one. */
export const ROW_TABLES = ['questions', 'votes', 'needs', 'citations'] as const;

/** For each row: its id, and whether the other bots have to be told. */
const SHARED_COLUMNS = { id: 'TEXT', pending: 'INTEGER NOT NULL DEFAULT 1' } as const;
/** What ballots of older versions lack: what was voted, and how often it was changed. */
const BALLOT_COLUMNS = {
  helpful: 'INTEGER',
  told: 'INTEGER NOT NULL DEFAULT 0',
  version: 'INTEGER NOT NULL DEFAULT 1',
  pending: 'INTEGER NOT NULL DEFAULT 1',
} as const;

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
  CREATE TABLE IF NOT EXISTS ballots (hash TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS ballots_by_time ON ballots (at);
  CREATE TABLE IF NOT EXISTS citations (
    article TEXT NOT NULL, version TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    at INTEGER NOT NULL, guild TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS citations_by_article ON citations (article);
  CREATE INDEX IF NOT EXISTS citations_by_time ON citations (at);
  CREATE TABLE IF NOT EXISTS taken_back (
    id TEXT PRIMARY KEY, at INTEGER NOT NULL, version INTEGER NOT NULL, guild TEXT, pending INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS erasing (server TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
  ${BOOKKEEPING_SCHEMA}
`;

/** Creates what is missing in a journal's file, also in one of an older version. */
export function createTables(db: Database.Database): void {
  db.exec(SCHEMA);
  addColumns(db, 'ballots', BALLOT_COLUMNS);
  db.exec('CREATE INDEX IF NOT EXISTS ballots_pending ON ballots (at) WHERE pending = 1');
  for (const table of ROW_TABLES) {
    if (addColumns(db, table, SHARED_COLUMNS)) db.exec(`UPDATE ${table} SET id = lower(hex(randomblob(12)))`);
    db.exec(`CREATE UNIQUE INDEX IF NOT EXISTS ${table}_by_id ON ${table} (id);
      CREATE INDEX IF NOT EXISTS ${table}_pending ON ${table} (at) WHERE pending = 1`);
  }
}

/** An id for a row that nothing else names. */
export function newId(): string {
  return randomBytes(12).toString('hex');
}

/** @returns whether one was missing */
function addColumns(
  db: Database.Database,
  table: string,
  columns: Readonly<Record<string, string>>,
): boolean {
  const there = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
  const missing = Object.entries(columns).filter(([name]) => !there.includes(name));
  for (const [name, type] of missing) db.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  return missing.length > 0;
}
