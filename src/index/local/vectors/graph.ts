import hnswlib from 'hnswlib-node';

/**
 * How the HNSW graph is built: neighbours of a node, and how widely they are looked for. A fixed seed gives the same
 * graph.
 */
const HNSW = { m: 16, efConstruction: 200, randomSeed: 100 } as const;

/** How many vectors a new graph has room for at first. It doubles when it is full. */
const FIRST_ROOM = 1024;

/**
 * Builds an HNSW graph, or derives it from an earlier one: deleted nodes stay as way-marks that no search returns,
 * and new ones are added.
 */
export class GraphWriter {
  readonly #graph: hnswlib.HierarchicalNSW;

  /** @param from the file of the earlier graph */
  constructor(dimensions: number, from?: string) {
    this.#graph = new hnswlib.HierarchicalNSW('ip', dimensions);
    if (from === undefined) this.#graph.initIndex({ maxElements: FIRST_ROOM, ...HNSW });
    else this.#graph.readIndexSync(from);
  }

  /** Takes a millisecond in a small graph, a few in a large one. */
  add(key: number, vector: Float32Array): void {
    const count = this.#graph.getCurrentCount();
    if (count === this.#graph.getMaxElements()) this.#graph.resizeIndex(Math.max(FIRST_ROOM, count * 2));
    this.#graph.addPoint([...vector], key);
  }

  remove(key: number): void {
    this.#graph.markDelete(key);
  }

  /** Without spare room: a reader allocates as much memory as the file says. */
  async write(path: string): Promise<void> {
    this.#graph.resizeIndex(Math.max(1, this.#graph.getCurrentCount()));
    await this.#graph.writeIndex(path);
  }
}
