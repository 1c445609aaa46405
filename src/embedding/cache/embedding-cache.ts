import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { type Sentence, sentence } from '../../sentence.js';
import { setAside } from '../../storage/sqlite-file.js';
import type { Embedding } from '../embedder.js';
import { fromStored, type StoredEmbedding, toStored } from './stored-embedding.js';

/** Raised whenever a file written by an older version can't be read any more. */
const CACHE_VERSION = 2;

/** More than a write of a few vectors takes, so that two processes can share a file. In ms: 5 s. */
const BUSY_TIMEOUT = 5000;

/** What SQLite says of a file that is damaged or not a database; a busy file or a full disk is neither. */
const UNREADABLE = /^SQLITE_(CORRUPT|NOTADB|CANTOPEN)/;

/** Vectors that no run has asked for in this many days are deleted. */
const MAX_AGE_DAYS = 180;

/** If the vectors take more than this, those unused for longest are deleted. 2 GiB: some 400,000 passages. */
const MAX_BYTES = 2 * 1024 ** 3;

/**
 * A vector's last use is noted with a precision of this many days, so that a run that finds all of them writes
 * nothing.
 */
const USE_STEP_DAYS = 7;

/** How much the cache keeps. */
export interface CacheLimits {
  readonly maxAgeDays: number;
  readonly maxBytes: number;
}

interface UsedEmbedding extends StoredEmbedding {
  /** The day of the last use that was noted, counted since 1970. */
  readonly used: number;
}

class VersionError extends Error {}

/**
 * Vectors by the text and the model they come from, in a file that outlives the index. The file may be deleted at any
 * time, which costs time and nothing else. So one that can't be read is set aside and a new one started, with a
 * warning.
 */
export class EmbeddingCache {
  readonly #path: string;
  readonly #logger: Logger;
  readonly #busyTimeoutMs: number;
  #db: Database.Database;

  /**
   * Opens the file, or creates it together with its folder.
   *
   * @param busyTimeoutMs how long to wait for another process that has locked the file
   * @throws UserError `busy`, from each of the methods, too, if that is not long enough
   */
  constructor(path: string, logger: Logger, busyTimeoutMs: number = BUSY_TIMEOUT) {
    this.#path = path;
    this.#logger = logger;
    this.#busyTimeoutMs = busyTimeoutMs;
    mkdirSync(dirname(path), { recursive: true });
    try {
      this.#db = open(path, busyTimeoutMs);
    } catch (error) {
      this.#requireUnreadable(error);
      this.#db = this.#startAnew(error);
    }
  }

  /**
   * The known vectors, in the order of the keys; undefined for the others.
   *
   * @param model the model's fingerprint
   * @param dimensions the length of the model's vectors
   */
  get(model: string, dimensions: number, keys: readonly string[]): (Embedding | undefined)[] {
    return this.#withDatabase((db) => {
      const select = db.prepare<[string, string], UsedEmbedding>(
        'SELECT vector, spans, used FROM embeddings WHERE model = ? AND content = ?',
      );
      const stale = new Set<string>();
      const old = today() - USE_STEP_DAYS;
      const found = db.transaction(() =>
        keys.map((key) => {
          const row = select.get(model, key);
          const known = row && fromStored(row, dimensions);
          if (known && row.used < old) stale.add(key);
          return known;
        }),
      )();
      if (stale.size > 0) noteUse(db, model, stale);
      return found;
    });
  }

  /** Whether there is a vector, damaged or not, for each key. */
  hasAll(model: string, keys: readonly string[]): boolean {
    return this.#withDatabase((db) => {
      const select = db
        .prepare<[string, string], number>('SELECT 1 FROM embeddings WHERE model = ? AND content = ?')
        .pluck();
      return keys.every((key) => select.get(model, key) !== undefined);
    });
  }

  /** Stores vectors, all or none. One that exists already is replaced. */
  put(model: string, embeddings: ReadonlyMap<string, Embedding>): void {
    this.#withDatabase((db) => {
      const insert = db.prepare<[string, string, Uint8Array, Uint8Array, number]>(
        'INSERT OR REPLACE INTO embeddings (model, content, vector, spans, used) VALUES (?, ?, ?, ?, ?)',
      );
      db.transaction(() => {
        for (const [key, embedding] of embeddings) {
          const { vector, spans } = toStored(embedding);
          insert.run(model, key, vector, spans, today());
        }
      })();
    });
  }

  /**
   * Deletes what has not been used for long, and what does not fit. Call it when a run has ended well: then
   * everything that it needs has been used.
   *
   * @returns how many vectors were deleted
   */
  trim({ maxAgeDays, maxBytes }: CacheLimits = { maxAgeDays: MAX_AGE_DAYS, maxBytes: MAX_BYTES }): number {
    return this.#withDatabase((db) => {
      const old = db.prepare('DELETE FROM embeddings WHERE used < ?').run(today() - maxAgeDays).changes;
      const large = dropLeastUsed(db, maxBytes);
      if (old + large > 0) db.exec('VACUUM');
      return old + large;
    });
  }

  close(): void {
    this.#db.close();
  }

  /** Damage may also show later, on a page that is read for the first time. */
  #withDatabase<T>(use: (db: Database.Database) => T): T {
    try {
      return use(this.#db);
    } catch (error) {
      this.#requireUnreadable(error);
      this.#db.close();
      this.#db = this.#startAnew(error);
      return use(this.#db);
    }
  }

  /** Another process may hold the file for long: to make it smaller, all of it is written again. */
  #requireUnreadable(error: unknown): void {
    if (isBusy(error)) throw new UserError('busy', inUse(this.#path), { cause: error });
    if (!isUnreadable(error)) throw error;
  }

  #startAnew(error: unknown): Database.Database {
    if (!existsSync(this.#path)) throw error;
    const aside = `${this.#path}.unreadable`;
    setAside(this.#path, aside);
    if (error instanceof VersionError) {
      this.#logger.warn(
        { aside },
        `The cache of embeddings was set aside, since ${error.message}: this once, all passages are embedded again.`,
      );
      return open(this.#path, this.#busyTimeoutMs);
    }
    this.#logger.warn(
      { err: error, aside },
      'The cache of embeddings could not be read. It was set aside, and all passages are embedded again.',
    );
    return open(this.#path, this.#busyTimeoutMs);
  }
}

function open(path: string, busyTimeoutMs: number): Database.Database {
  const db = new Database(path, { timeout: busyTimeoutMs });
  try {
    db.pragma('journal_mode = WAL');
    // A lost tail is embedded again; a sync at each commit would cost more than it saves.
    db.pragma('synchronous = NORMAL');
    requireVersion(db);
    db.exec(
      'CREATE TABLE IF NOT EXISTS embeddings (model TEXT, content TEXT, vector BLOB NOT NULL, spans BLOB NOT NULL, PRIMARY KEY (model, content)) STRICT',
    );
    addUse(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Files of older versions note no use: as if all had been used today. */
function addUse(db: Database.Database): void {
  const columns = db.prepare<[], string>("SELECT name FROM pragma_table_info('embeddings')").pluck().all();
  if (columns.includes('used')) return;
  db.exec('ALTER TABLE embeddings ADD COLUMN used INTEGER NOT NULL DEFAULT 0');
  db.prepare('UPDATE embeddings SET used = ?').run(today());
}

/**
 * Notes that vectors were used today. Not in the transaction that reads them: one that has begun by reading can't wait
 * for another process that writes. If that takes too long, a later run notes it.
 */
function noteUse(db: Database.Database, model: string, keys: Iterable<string>): void {
  const use = db.prepare<[number, string, string]>(
    'UPDATE embeddings SET used = ? WHERE model = ? AND content = ?',
  );
  try {
    db.transaction(() => {
      for (const key of keys) use.run(today(), model, key);
    }).immediate();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

function dropLeastUsed(db: Database.Database, maxBytes: number): number {
  const pages = Number(db.pragma('page_count', { simple: true }));
  if (pages * Number(db.pragma('page_size', { simple: true })) <= maxBytes) return 0;
  const sizes = db
    .prepare<[], { rows: number; bytes: number | null }>(
      'SELECT count(*) AS rows, sum(length(vector) + length(spans)) AS bytes FROM embeddings',
    )
    .get();
  if (!sizes?.bytes || sizes.bytes <= maxBytes) return 0;
  // All are of about the same size. A tenth more than needed goes, so that the next run need not do it again.
  const surplus = Math.ceil(sizes.rows * (1 - (0.9 * maxBytes) / sizes.bytes));
  return db
    .prepare(
      'DELETE FROM embeddings WHERE rowid IN (SELECT rowid FROM embeddings ORDER BY used, rowid LIMIT ?)',
    )
    .run(surplus).changes;
}

function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function inUse(path: string): Sentence {
  return sentence(
    'The cache of embeddings {{path}} is locked by another program. Run again when that one has finished.',
    { path },
  );
}

function isUnreadable(error: unknown): boolean {
  return (
    error instanceof VersionError || (error instanceof Database.SqliteError && UNREADABLE.test(error.code))
  );
}

function requireVersion(db: Database.Database): void {
  const version = db.pragma('user_version', { simple: true });
  if (version === 0) db.pragma(`user_version = ${CACHE_VERSION}`);
  else if (version !== CACHE_VERSION)
    throw new VersionError(`its version is ${String(version)}, not ${CACHE_VERSION}`);
}
