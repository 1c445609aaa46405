import hnswlib from 'hnswlib-node';

/** How widely a search looks: recall grows with it, and so does the time. At least the number of results. */
const EF_SEARCH = 200;

/** Up to this many allowed passages every one is compared: exact, and cheaper than a filtered graph search. */
const EXACT_LIMIT = 5000;

/** The vectors of one generation: unit length, so that the inner product is the cosine. */
export class Vectors {
  readonly #graph: hnswlib.HierarchicalNSW;

  private constructor(graph: hnswlib.HierarchicalNSW) {
    this.#graph = graph;
  }

  static read(file: string, dimensions: number): Vectors {
    const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
    graph.readIndexSync(file);
    graph.setEf(EF_SEARCH);
    return new Vectors(graph);
  }

  /** The keys of the nearest passages, nearest first; only those in `allowed`, where it is given. */
  nearest(vector: Float32Array, count: number, allowed: ReadonlySet<number> | null): number[] {
    if (allowed && allowed.size <= EXACT_LIMIT) return this.#nearestOf([...allowed], vector, count);
    const k = Math.min(count, this.#graph.getCurrentCount());
    const filter = allowed ? (key: number): boolean => allowed.has(key) : undefined;
    return this.#graph.searchKnn([...vector], k, filter).neighbors;
  }

  /** The cosine of a question's vector and a passage's, -1..1. */
  cosine(vector: Float32Array, key: number): number {
    const point = this.#graph.getPoint(key);
    let sum = 0;
    for (let i = 0; i < vector.length; i++) sum += (vector[i] ?? 0) * (point[i] ?? 0);
    return sum;
  }

  #nearestOf(keys: readonly number[], vector: Float32Array, count: number): number[] {
    return keys
      .map((key) => ({ key, cosine: this.cosine(vector, key) }))
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, count)
      .map(({ key }) => key);
  }
}
