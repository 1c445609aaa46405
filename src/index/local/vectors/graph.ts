import hnswlib from 'hnswlib-node';

/** How the HNSW graph is built: neighbours a node, and how widely they are looked for. Fixed seed: same graph. */
const HNSW = { m: 16, efConstruction: 200, randomSeed: 100 } as const;

/** Vectors that a new graph has room for at first. It grows by as many as it has. */
const FIRST_ROOM = 1024;

/**
 * Builds an HNSW graph, or derives it from an earlier one: nodes that are gone stay as way-marks that no search
 * gives out, and new ones are added.
 */
export class GraphWriter {
  readonly #graph: hnswlib.HierarchicalNSW;

  /** @param from the file of the earlier graph */
  constructor(dimensions: number, from?: string) {
    this.#graph = new hnswlib.HierarchicalNSW('ip', dimensions);
    if (from === undefined) this.#graph.initIndex({ maxElements: FIRST_ROOM, ...HNSW });
    else this.#graph.readIndexSync(from);
  }

  /** Takes a millisecond in a small graph, and some in a large one. */
  add(key: number, vector: Float32Array): void {
    const count = this.#graph.getCurrentCount();
    if (count === this.#graph.getMaxElements()) this.#graph.resizeIndex(Math.max(FIRST_ROOM, count * 2));
    this.#graph.addPoint([...vector], key);
  }

  remove(key: number): void {
    this.#graph.markDelete(key);
  }

  /** Without the room that is left: whoever reads the file takes as much memory as it says. */
  async write(path: string): Promise<void> {
    this.#graph.resizeIndex(Math.max(1, this.#graph.getCurrentCount()));
    await this.#graph.writeIndex(path);
  }
}
