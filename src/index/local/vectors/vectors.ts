import { closeSync, openSync, readSync } from 'node:fs';
import hnswlib from 'hnswlib-node';
import { at } from '../../../text/at.js';
import { best } from '../../top.js';

/**
 * How widely a search looks: recall grows with it, and so does time. At least the number of results; in a graph of more than
 * `upTo` vectors wider, by the fourth root of how many times as large it is. Of the ten nearest it finds .99 among 10,000;
 * with 200 it would find .95 among 100,000 and .93 among 500,000, and with this some .97 of both, in 1 to 4 ms
 * more.
 */
const EF_SEARCH = { least: 200, most: 800, upTo: 10_000, root: 4 } as const;

/**
 * Comparing each of `a` allowed passages among `n` costs `a` comparisons, and is exact. Searching the graph until it has
 * `EF_SEARCH` of them takes n / a times as long as a search without a filter, which costs about this many comparisons if it
 * looks as widely as in a small graph. So comparing is quicker while a² is at most this many times n. Measured with
 * `bench/filtered.bench.ts`.
 */
const COMPARISONS = 500;

/** How widely a graph is searched, by the number of its vectors. */
export function widthFor(vectors: number): number {
  const { least, most, upTo, root } = EF_SEARCH;
  return Math.min(most, Math.round(least * Math.max(1, vectors / upTo) ** (1 / root)));
}

/** How many vectors are read at once if many adjacent ones are wanted. */
const READ_AT_ONCE = 256;

export interface VectorFiles {
  /** The HNSW graph. */
  readonly graph: string;
  /** The vectors one after another, float32 in the machine's byte order: that of key k begins at (k - 1) · length. */
  readonly vectors: string;
}

/**
 * The vectors of one generation: unit length, so that the inner product is the cosine. The graph is in memory and
 * finds them; vectors for other comparisons are read from a file, which the system keeps in its cache: hnswlib
 * returns its own copy only as an array of JavaScript numbers, at 60 µs each.
 */
export class Vectors {
  readonly #graph: hnswlib.HierarchicalNSW;
  readonly #file: number;
  readonly #dimensions: number;
  readonly #exactLimit: number;
  readonly #buffer: Float32Array;

  private constructor(graph: hnswlib.HierarchicalNSW, file: number, dimensions: number, exactLimit: number) {
    this.#graph = graph;
    this.#file = file;
    this.#dimensions = dimensions;
    this.#exactLimit = exactLimit;
    this.#buffer = new Float32Array(dimensions * READ_AT_ONCE);
  }

  /** @param exactLimit up to how many allowed passages each is compared; unset: as long as that is quicker */
  static read(files: VectorFiles, dimensions: number, exactLimit?: number): Vectors {
    const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
    graph.readIndexSync(files.graph);
    const count = graph.getCurrentCount();
    const width = widthFor(count);
    graph.setEf(width);
    const limit = exactLimit ?? Math.sqrt((COMPARISONS * count * width) / EF_SEARCH.least);
    return new Vectors(graph, openSync(files.vectors, 'r'), dimensions, limit);
  }

  /** The keys of the nearest passages, nearest first; only those in `allowed`, if it is given. */
  nearest(vector: Float32Array, count: number, allowed: ReadonlySet<number> | null): number[] {
    if (allowed && allowed.size <= this.#exactLimit) return this.#nearestOf(allowed, vector, count);
    const k = Math.min(count, this.#graph.getCurrentCount());
    const filter = allowed ? (key: number): boolean => allowed.has(key) : undefined;
    return this.#graph.searchKnn([...vector], k, filter).neighbors;
  }

  /** The cosines of a question's vector and the passages', by key, -1..1. */
  cosines(vector: Float32Array, keys: readonly number[]): Map<number, number> {
    const sorted = Float64Array.from(keys).sort();
    const cosines = this.#cosinesOf(vector, sorted);
    return new Map(Array.from(sorted, (key, place) => [key, at(cosines, place)]));
  }

  /** The same in the order of ascending keys. */
  #cosinesOf(vector: Float32Array, sorted: Float64Array): Float64Array {
    const cosines = new Float64Array(sorted.length);
    for (let from = 0; from < sorted.length; ) {
      const first = at(sorted, from);
      let to = from + 1;
      while (to < sorted.length && at(sorted, to) - first < READ_AT_ONCE && isNear(sorted, to)) to++;
      const last = at(sorted, to - 1);
      this.#readRun(first, last - first + 1);
      for (; from < to; from++) {
        cosines[from] = dot(vector, this.#buffer, (at(sorted, from) - first) * this.#dimensions);
      }
    }
    return cosines;
  }

  close(): void {
    closeSync(this.#file);
  }

  #readRun(first: number, count: number): void {
    const bytes = this.#dimensions * Float32Array.BYTES_PER_ELEMENT;
    const read = readSync(this.#file, this.#buffer, 0, count * bytes, (first - 1) * bytes);
    if (read !== count * bytes)
      throw new RangeError(`there are no vectors for the passages from ${first} on`);
  }

  #nearestOf(keys: ReadonlySet<number>, vector: Float32Array, count: number): number[] {
    const sorted = Float64Array.from(keys).sort();
    const cosines = this.#cosinesOf(vector, sorted);
    return best(cosines.keys(), cosines, count).map((place) => at(sorted, place));
  }
}

/** If few vectors lie between two wanted ones, they are read along. */
const READ_ALONG = 4;

function isNear(sorted: ArrayLike<number>, place: number): boolean {
  return at(sorted, place) - at(sorted, place - 1) <= READ_ALONG;
}

/** Four sums at a time, which takes half as long as one, since no product has to wait for the one before. */
function dot(a: Float32Array, b: Float32Array, from: number): number {
  let [one, two, three, four] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i += 4) {
    const j = from + i;
    one += (a[i] ?? 0) * (b[j] ?? 0);
    two += (a[i + 1] ?? 0) * (b[j + 1] ?? 0);
    three += (a[i + 2] ?? 0) * (b[j + 2] ?? 0);
    four += (a[i + 3] ?? 0) * (b[j + 3] ?? 0);
  }
  return one + two + three + four;
}
