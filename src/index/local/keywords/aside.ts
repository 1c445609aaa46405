import Database from 'better-sqlite3';
import type { TermRow } from './batch.js';
import { PostingList } from './posting-list.js';

/** How much of it is kept in memory, in KiB. */
const CACHE = 32 * 1024;

/**
 * Rows that are to become one segment, in a file outside the index that SQLite removes by itself: what is merged inside
 * leaves its room behind.
 */
export class Aside {
  readonly #db = new Database('');
  readonly #insert: Database.Statement<[number, string, number, Uint8Array]>;
  #bytes = 0;

  constructor() {
    this.#db.pragma('journal_mode = OFF');
    this.#db.pragma(`cache_size = -${CACHE}`);
    this.#db.exec('CREATE TABLE rows (place INTEGER, term TEXT, passages INTEGER, data BLOB) STRICT; BEGIN');
    this.#insert = this.#db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?)');
  }

  /** The size of all lists. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @param place where the rows' passages come: behind those with a lower one */
  put(place: number, rows: Iterable<TermRow>): void {
    for (const { term, passages, data } of rows) {
      this.#insert.run(place, term, passages, data);
      this.#bytes += data.length;
    }
  }

  /** One row for each term, in their order. Its bytes are valid until the next one is asked for. */
  *merged(): Generator<TermRow> {
    const rows = this.#db
      .prepare<[], TermRow>('SELECT term, passages, data FROM rows ORDER BY term, place')
      .iterate();
    const list = new PostingList();
    let term: string | undefined;
    let passages = 0;
    for (const row of rows) {
      if (row.term !== term) {
        if (term !== undefined) yield { term, passages, data: list.bytes() };
        list.clear();
        passages = 0;
        term = row.term;
      }
      list.append(row.data);
      passages += row.passages;
    }
    if (term !== undefined) yield { term, passages, data: list.bytes() };
  }

  close(): void {
    this.#db.close();
  }
}
