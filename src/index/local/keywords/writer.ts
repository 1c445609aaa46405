import type Database from 'better-sqlite3';
import { Aside } from './aside.js';
import { type BatchLimits, PostingBatch, type TermRow } from './batch.js';
import type { Occurrences } from './posting-list.js';

/** A segment is merged with the one before it unless that one is at least this many times larger. */
const GROWTH = 4;

interface Segment {
  readonly segment: number;
  readonly bytes: number;
}

/**
 * Writes the keyword index: for each term its passages, in segments with rising keys. Each segment is several times
 * larger than the next, so that a change writes about as much as it changes, and that there are few. What is added is
 * laid aside in batches and merged once, however much it is.
 */
export class KeywordWriter {
  readonly #db: Database.Database;
  readonly #limits: BatchLimits | undefined;
  #batch: PostingBatch;
  #aside: Aside | null = null;
  /** That of the next batch, behind all segments. */
  #place: number;

  /** @param limits of a batch, if not those that suit a machine */
  constructor(db: Database.Database, limits?: BatchLimits) {
    this.#db = db;
    this.#limits = limits;
    this.#batch = new PostingBatch(limits);
    this.#place = this.#next();
  }

  /**
   * Adds a passage.
   *
   * @param key greater than every one before
   * @returns how many terms it has, the repeated ones counted each time
   */
  add(key: number, body: readonly string[], context: readonly string[]): number {
    for (const [term, occurrences] of count(body, context)) this.#batch.add(term, key, occurrences);
    if (this.#batch.isFull) this.#layAside();
    return body.length + context.length;
  }

  /** Takes a passage out of the counts; its postings stay and are skipped, since no passage has its key. */
  remove(body: readonly string[], context: readonly string[]): void {
    for (const term of count(body, context).keys()) this.#batch.forget(term);
    if (this.#batch.isFull) this.#layAside();
  }

  /** Writes what has been added since the last time. */
  flush(): void {
    if (this.#batch.isEmpty && !this.#aside) return;
    if (!this.#aside && this.#segments().length === 0) {
      // One batch and nothing before it: there is nothing to merge.
      this.#write(this.#batch.rows());
      this.#batch = new PostingBatch(this.#limits);
      return;
    }
    const aside = this.#layAside();
    for (const segment of tooSmall(this.#segments(), aside.bytes)) this.#take(segment, aside);
    this.#write(aside.merged());
    this.close();
  }

  /** What has not been written is given up. */
  close(): void {
    this.#aside?.close();
    this.#aside = null;
  }

  #layAside(): Aside {
    this.#aside ??= new Aside();
    this.#aside.put(this.#place++, this.#batch.rows());
    this.#batch = new PostingBatch(this.#limits);
    return this.#aside;
  }

  #take({ segment }: Segment, aside: Aside): void {
    const rows = this.#db.prepare<[number], TermRow>(
      'SELECT term, passages, data FROM postings WHERE segment = ?',
    );
    aside.put(segment, rows.iterate(segment));
    this.#db.prepare('DELETE FROM postings WHERE segment = ?').run(segment);
    this.#db.prepare('DELETE FROM segments WHERE segment = ?').run(segment);
  }

  #write(rows: Iterable<TermRow>): void {
    const segment = this.#next();
    const insert = this.#db.prepare(
      'INSERT INTO postings (segment, term, passages, data) VALUES (?, ?, ?, ?)',
    );
    let bytes = 0;
    for (const { term, passages, data } of rows) {
      if (data.length === 0 && passages === 0) continue;
      insert.run(segment, term, passages, data);
      bytes += data.length;
    }
    this.#db.prepare('INSERT INTO segments (segment, bytes) VALUES (?, ?)').run(segment, bytes);
  }

  /** A number behind those of all segments. */
  #next(): number {
    return (this.#segments()[0]?.segment ?? 0) + 1;
  }

  /** The last one first. */
  #segments(): Segment[] {
    return this.#db.prepare<[], Segment>('SELECT segment, bytes FROM segments ORDER BY segment DESC').all();
  }
}

/** The last segments, as far as they are too small to stay in front of one of this size. */
function tooSmall(lastFirst: readonly Segment[], bytes: number): Segment[] {
  let size = bytes;
  const large = lastFirst.findIndex((segment) => {
    if (segment.bytes >= GROWTH * size) return true;
    size += segment.bytes;
    return false;
  });
  return large < 0 ? [...lastFirst] : lastFirst.slice(0, large);
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
