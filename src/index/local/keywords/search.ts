import type Database from 'better-sqlite3';
import { best } from '../../top.js';
import { occurrenceWeights, visitPostings } from './posting-list.js';

/** BM25's saturation of repeated terms and its correction for length: the usual ones, as in SQLite's FTS5. */
const K1 = 1.2;
const B = 0.75;

/** The least that a term counts, however many passages have it. As in SQLite's FTS5. */
const LEAST_IDF = 1e-6;

/** How much an occurrence counts in the passage itself, and in its title, headings and speaker. */
const WEIGHTS = occurrenceWeights(1, 0.6);

interface Row {
  readonly passages: number;
  readonly data: Uint8Array;
}

/** A passage's key and how many terms it has. */
type PassageTerms = [key: number, terms: number];

/** For a stretch of keys: k1 adjusted by each passage's length; 0 for keys that none of the passages has. */
interface Lengths {
  readonly from: number;
  readonly values: Float64Array;
}

/** Some of the passages, as if there were no others. */
export interface KeywordScope {
  readonly lengths: Lengths;
  readonly keys: ReadonlySet<number>;
}

/**
 * Searches the keyword index by BM25. S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and
 * Beyond" (2009); with IDF and column weights as in SQLite's FTS5, which it replaces: FTS5 takes some 3 µs for every
 * passage that has a term, and a common term is in most of them.
 */
export class KeywordSearch {
  readonly #exact: Database.Statement<[number, string], Row>;
  readonly #range: Database.Statement<[number, string, string], Uint8Array>;
  readonly #frequencies: Database.Statement<[string], [string, number]>;
  readonly #inCollections: Database.Statement<[string], PassageTerms>;
  readonly #segments: readonly number[];
  /** From key 0 on. */
  readonly #lengths: Lengths;
  readonly #passages: number;
  readonly #scores: Float64Array;
  readonly #counts: Float64Array;
  /** The keys with a score, as far as `#foundCount`. */
  readonly #found: Int32Array;
  #foundCount = 0;

  constructor(db: Database.Database) {
    this.#exact = db.prepare('SELECT passages, data FROM postings WHERE segment = ? AND term = ?');
    this.#range = db
      .prepare<[number, string, string], Uint8Array>(
        'SELECT data FROM postings WHERE segment = ? AND term >= ? AND term < ?',
      )
      .pluck();
    // One statement for all: a misspelt word has hundreds of neighbours, and each call costs more than the lookup.
    this.#frequencies = db
      .prepare<[string], [string, number]>(
        `SELECT value, SUM(passages) FROM json_each(?) CROSS JOIN segments
         CROSS JOIN postings ON postings.segment = segments.segment AND term = value
         GROUP BY value HAVING SUM(passages) > 0`,
      )
      .raw();
    this.#segments = db.prepare<[], number>('SELECT segment FROM segments ORDER BY segment').pluck().all();
    this.#inCollections = db
      .prepare<[string], PassageTerms>(
        `SELECT passages.key, terms FROM articles CROSS JOIN passages ON passages.article = articles.key
         WHERE collection IN (SELECT value FROM json_each(?)) ORDER BY passages.key`,
      )
      .raw();
    const rows = db.prepare<[], PassageTerms>('SELECT key, terms FROM passages').raw().all();
    const size = lastOf(rows) + 1;
    this.#passages = rows.length;
    this.#lengths = lengthsOf(rows, 0);
    this.#scores = new Float64Array(size);
    this.#counts = new Float64Array(size);
    this.#found = new Int32Array(size);
  }

  /** In how many passages each term occurs; a term that occurs in none is missing. */
  frequencies(terms: readonly string[], scope: KeywordScope | null = null): Map<string, number> {
    const all = new Map(this.#frequencies.all(JSON.stringify([...new Set(terms)])));
    if (!scope) return all;
    const counted = [...all.keys()].map((term) => [term, this.#countIn(term, scope)] as const);
    return new Map(counted.filter(([, passages]) => passages > 0));
  }

  /** What is needed to search some collections as if there were no others. */
  scopeOf(collections: readonly string[]): KeywordScope {
    const rows = this.#inCollections.all(JSON.stringify(collections));
    // A folder's articles are mostly read one after another: its stretch of keys is hardly longer than it is.
    return { lengths: lengthsOf(rows, rows[0]?.[0] ?? 0), keys: new Set(rows.map(([key]) => key)) };
  }

  #countIn(term: string, { lengths: { from, values } }: KeywordScope): number {
    let passages = 0;
    for (const { data } of this.#rows(term))
      visitPostings(data, (key) => {
        if ((values[key - from] ?? 0) !== 0) passages++;
      });
    return passages;
  }

  /**
   * The best passages, by key, with their scores, best first. A single Han character matches every term that begins
   * with it.
   *
   * @param allowed the only keys that count, or null for all
   * @param scope the only passages that exist for this search, or null for all
   */
  search(
    terms: readonly string[],
    limit: number,
    allowed: ReadonlySet<number> | null,
    scope: KeywordScope | null = null,
  ): Map<number, number> {
    this.#foundCount = 0;
    for (const term of terms) {
      if (/^\p{Script=Han}$/u.test(term)) this.#scoreLists(this.#listsFrom(term), scope);
      else if (scope)
        this.#scoreLists(
          this.#rows(term).map(({ data }) => data),
          scope,
        );
      else this.#scoreTerm(term);
    }
    const found = this.#found.subarray(0, this.#foundCount);
    const eligible = allowed ? found.filter((key) => allowed.has(key)) : found;
    const top = new Map(best(eligible, this.#scores, limit).map((key) => [key, this.#scores[key] ?? 0]));
    for (const key of found) this.#scores[key] = 0;
    return top;
  }

  /** Adds a term's part to the scores of its passages, in one pass over its postings. */
  #scoreTerm(term: string): void {
    const rows = this.#rows(term);
    const gain = idf(this.#passages, sum(rows.map(({ passages }) => passages))) * (K1 + 1);
    const { values } = this.#lengths;
    // Decoded here and not by `visitPostings`: a common term has as many postings as there are passages.
    for (const { data } of rows) {
      let key = 0;
      for (let at = 0; at < data.length; ) {
        let byte = data[at++] ?? 0;
        let distance = byte & 0x7f;
        for (let factor = 0x80; byte >= 0x80; factor *= 0x80) {
          byte = data[at++] ?? 0;
          distance += (byte & 0x7f) * factor;
        }
        key += distance;
        const count = WEIGHTS[data[at++] ?? 0] ?? 0;
        const length = values[key] ?? 0;
        if (length !== 0) this.#gain(key, (gain * count) / (count + length));
      }
    }
  }

  /**
   * The same for several terms, which count as one: their occurrences are added up first, and the passages that have
   * any are counted.
   */
  #scoreLists(lists: readonly Uint8Array[], scope: KeywordScope | null): void {
    const counts = this.#counts;
    const { from, values } = scope?.lengths ?? this.#lengths;
    const holders: number[] = [];
    for (const data of lists) {
      visitPostings(data, (key, code) => {
        if ((values[key - from] ?? 0) === 0) return;
        if (counts[key] === 0) holders.push(key);
        counts[key] = (counts[key] ?? 0) + (WEIGHTS[code] ?? 0);
      });
    }
    const gain = idf(scope?.keys.size ?? this.#passages, holders.length) * (K1 + 1);
    for (const key of holders) {
      const count = counts[key] ?? 0;
      this.#gain(key, (gain * count) / (count + (values[key - from] ?? 0)));
      counts[key] = 0;
    }
  }

  #gain(key: number, score: number): void {
    const before = this.#scores[key] ?? 0;
    if (before === 0) this.#found[this.#foundCount++] = key;
    this.#scores[key] = before + score;
  }

  #rows(term: string): Row[] {
    return this.#segments.flatMap((segment) => this.#exact.get(segment, term) ?? []);
  }

  #listsFrom(prefix: string): Uint8Array[] {
    return this.#segments.flatMap((segment) => this.#range.all(segment, prefix, `${prefix}\u{10ffff}`));
  }
}

/** @param from the first key of the stretch */
function lengthsOf(rows: readonly PassageTerms[], from: number): Lengths {
  const total = sum(rows.map(([, terms]) => terms));
  const values = new Float64Array(Math.max(0, lastOf(rows) + 1 - from));
  for (const [key, terms] of rows)
    values[key - from] = K1 * (1 - B + (B * terms * rows.length) / Math.max(1, total));
  return { from, values };
}

function lastOf(rows: readonly PassageTerms[]): number {
  return rows.reduce((most, [key]) => Math.max(most, key), 0);
}

/** @param having how many of all passages have a term */
function idf(passages: number, having: number): number {
  return Math.max(LEAST_IDF, Math.log((passages - having + 0.5) / (having + 0.5)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
