import { at } from '../../../text/at.js';
import { codeOf, type Occurrences, PostingList } from './posting-list.js';

/** How much a batch takes. */
export interface BatchLimits {
  readonly terms: number;
  readonly postings: number;
}

/** Together some 100 MB. */
const MOST: BatchLimits = { terms: 500_000, postings: 4_000_000 };
/** How many postings there is room for at first. It doubles when it is full. */
const FIRST_ROOM = 4096;

/** A term's passages, as they are written. */
export interface TermRow {
  readonly term: string;
  /** By how many passages the term's count rises; negative if more are gone than came. */
  readonly passages: number;
  readonly data: Uint8Array;
}

/**
 * Postings in the order in which they come, before they are sorted by their terms: three numbers each. A list for each
 * of half a million terms would be as many objects that grow.
 */
export class PostingBatch {
  readonly #most: BatchLimits;
  readonly #terms = new Map<string, number>();
  /** By the number of a term. */
  readonly #passages: number[] = [];
  /** Of each posting its term, its passage's key, and how often the term occurs there. */
  #numbers = new Int32Array(FIRST_ROOM);
  #keys = new Int32Array(FIRST_ROOM);
  #codes = new Uint8Array(FIRST_ROOM);
  #length = 0;

  constructor(most: BatchLimits = MOST) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#terms.size === 0;
  }

  get isFull(): boolean {
    return this.#terms.size >= this.#most.terms || this.#length >= this.#most.postings;
  }

  /** @param key not below any before, and below 2^31 */
  add(term: string, key: number, occurrences: Occurrences): void {
    if (this.#length === this.#keys.length) this.#grow();
    this.#numbers[this.#length] = this.#count(term, 1);
    this.#keys[this.#length] = key;
    this.#codes[this.#length++] = codeOf(occurrences);
  }

  /** Takes a passage that was written earlier out of the count of a term. */
  forget(term: string): void {
    this.#count(term, -1);
  }

  /** A row for each term, in their order. Its bytes are valid until the next one is asked for. */
  *rows(): Generator<TermRow> {
    const { order, ends } = this.#byTerm();
    const list = new PostingList();
    for (const [term, number] of [...this.#terms].sort(byTerm)) {
      list.clear();
      for (let i = number === 0 ? 0 : at(ends, number - 1); i < at(ends, number); i++) {
        const posting = at(order, i);
        list.push(at(this.#keys, posting), at(this.#codes, posting));
      }
      yield { term, passages: at(this.#passages, number), data: list.bytes() };
    }
  }

  /** The postings of all terms, those of the first one first, by ascending keys; and where those of each term end. */
  #byTerm(): { readonly order: Int32Array; readonly ends: Int32Array } {
    const next = new Int32Array(this.#terms.size + 1);
    const numbers = this.#numbers.subarray(0, this.#length);
    for (const number of numbers) next[number + 1] = (next[number + 1] ?? 0) + 1;
    for (let number = 1; number < next.length; number++)
      next[number] = at(next, number) + at(next, number - 1);
    const order = new Int32Array(this.#length);
    for (const [posting, number] of numbers.entries()) {
      const place = next[number] ?? 0;
      order[place] = posting;
      next[number] = place + 1;
    }
    // Where a term's postings began, the next one would now be put: behind its last.
    return { order, ends: next };
  }

  #count(term: string, by: number): number {
    const number = this.#terms.get(term) ?? this.#terms.size;
    if (number === this.#terms.size) this.#terms.set(term, number);
    this.#passages[number] = (this.#passages[number] ?? 0) + by;
    return number;
  }

  #grow(): void {
    const room = 2 * this.#length;
    this.#numbers = copied(this.#numbers, new Int32Array(room));
    this.#keys = copied(this.#keys, new Int32Array(room));
    this.#codes = copied(this.#codes, new Uint8Array(room));
  }
}

function copied<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** As SQLite orders all terms but those beyond U+FFFF: rows that come in order are appended. */
function byTerm([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : Number(a > b);
}
