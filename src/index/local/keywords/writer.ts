import type Database from 'better-sqlite3';
import { type Occurrences, PostingList } from './posting-list.js';

/** The most terms held in memory before they are written as a segment: some 100 MB. */
const MAX_TERMS = 300_000;

/** A segment is merged with the one before it unless that one is at least this many times larger. */
const GROWTH = 4;

interface Row {
  readonly term: string;
  readonly passages: number;
  readonly data: Uint8Array;
}

/**
 * Writes the keyword index: for each term its passages, in segments with rising keys. Each segment is several times
 * larger than the next, so that a change writes about as much as it changes, and that there are few.
 */
export class KeywordWriter {
  readonly #db: Database.Database;
  readonly #lists = new Map<string, PostingList>();

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /**
   * Adds a passage.
   *
   * @param key greater than every one before
   * @returns how many terms it has, the repeated ones counted each time
   */
  add(key: number, body: readonly string[], context: readonly string[]): number {
    for (const [term, occurrences] of count(body, context)) this.#list(term).add(key, occurrences);
    if (this.#lists.size >= MAX_TERMS) this.flush();
    return body.length + context.length;
  }

  /** Takes a passage out of the counts; its postings stay and are skipped, since no passage has its key. */
  remove(body: readonly string[], context: readonly string[]): void {
    for (const term of count(body, context).keys()) this.#list(term).passages--;
  }

  /** Writes what has been added since the last time. */
  flush(): void {
    if (this.#lists.size === 0) return;
    const older = this.#takeSmallSegments(this.#size());
    const insert = this.#db.prepare(
      'INSERT INTO postings (segment, term, passages, data) VALUES (?, ?, ?, ?)',
    );
    const segment = older.next;
    let size = 0;
    for (const term of [...new Set([...older.lists.keys(), ...this.#lists.keys()])].sort(byCodePoints)) {
      const list = older.lists.get(term) ?? new PostingList();
      const fresh = this.#lists.get(term);
      if (fresh) {
        list.append(fresh.bytes());
        list.passages += fresh.passages;
      }
      const data = list.bytes();
      size += data.length;
      if (data.length > 0 || list.passages !== 0) insert.run(segment, term, list.passages, data);
    }
    this.#db.prepare('INSERT INTO segments (segment, bytes) VALUES (?, ?)').run(segment, size);
    this.#lists.clear();
  }

  #size(): number {
    let size = 0;
    for (const list of this.#lists.values()) size += list.bytes().length;
    return size;
  }

  /** Reads and deletes the last segments that are too small to stay in front of one of this size. */
  #takeSmallSegments(bytes: number): { lists: Map<string, PostingList>; next: number } {
    const segments = this.#db
      .prepare<[], { segment: number; bytes: number }>(
        'SELECT segment, bytes FROM segments ORDER BY segment DESC',
      )
      .all();
    let size = bytes;
    let next = (segments[0]?.segment ?? 0) + 1;
    const lists = new Map<string, PostingList>();
    const taken: number[] = [];
    for (const last of segments) {
      if (last.bytes >= GROWTH * size) break;
      size += last.bytes;
      next = last.segment;
      taken.unshift(last.segment);
    }
    for (const segment of taken) {
      const rows = this.#db
        .prepare<[number], Row>('SELECT term, passages, data FROM postings WHERE segment = ?')
        .all(segment);
      for (const { term, passages, data } of rows) {
        const list = lists.get(term) ?? new PostingList();
        list.append(data);
        list.passages += passages;
        lists.set(term, list);
      }
      this.#db.prepare('DELETE FROM postings WHERE segment = ?').run(segment);
      this.#db.prepare('DELETE FROM segments WHERE segment = ?').run(segment);
    }
    return { lists, next };
  }

  #list(term: string): PostingList {
    const list = this.#lists.get(term) ?? new PostingList();
    this.#lists.set(term, list);
    return list;
  }
}

function count(body: readonly string[], context: readonly string[]): Map<string, Occurrences> {
  const counts = new Map<string, Occurrences>();
  const of = (term: string): Occurrences => {
    const known = counts.get(term) ?? { body: 0, context: 0 };
    counts.set(term, known);
    return known;
  };
  for (const term of body) of(term).body++;
  for (const term of context) of(term).context++;
  return counts;
}

/** In SQLite's own order, so that rows are appended. */
function byCodePoints(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
