import { closeSync, constants, copyFileSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import hnswlib from 'hnswlib-node';

/** How the HNSW graph is built: neighbours a node, and how widely they are looked for. Fixed seed: same graph. */
const HNSW = { m: 16, efConstruction: 200, randomSeed: 100 } as const;

/** Vectors added between two looks at the event loop: some 20 ms. */
const ADD_AT_ONCE = 32;

/** Appends vectors to a file, in the order of the passages' keys, the first of which is 1. */
export class VectorFile {
  readonly #file: number;
  readonly #bytes: number;
  #isOpen = true;

  /** @param from the file of an earlier generation to go on from */
  constructor(path: string, dimensions: number, from?: string) {
    // A copy that shares its blocks, where the file system can do that.
    if (from !== undefined) copyFileSync(from, path, constants.COPYFILE_FICLONE);
    this.#file = openSync(path, from === undefined ? 'wx+' : 'r+');
    this.#bytes = dimensions * Float32Array.BYTES_PER_ELEMENT;
  }

  write(key: number, vector: Float32Array): void {
    if (vector.byteLength !== this.#bytes)
      throw new RangeError(`passage ${key} has a vector of another length`);
    const at = (key - 1) * this.#bytes;
    // On a full disk a part may be written without an error: the rest then fails with one.
    for (let done = 0; done < this.#bytes; )
      done += writeSync(this.#file, vector, done, this.#bytes - done, at + done);
  }

  read(key: number): Float32Array {
    const vector = new Float32Array(this.#bytes / Float32Array.BYTES_PER_ELEMENT);
    const read = readSync(this.#file, vector, 0, this.#bytes, (key - 1) * this.#bytes);
    if (read !== this.#bytes) throw new RangeError(`passage ${key} has no vector`);
    return vector;
  }

  get length(): number {
    return fstatSync(this.#file).size / this.#bytes;
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#file);
  }
}

export interface GraphChange {
  readonly dimensions: number;
  /** Where the vectors of the new keys are. */
  readonly vectors: VectorFile;
  readonly added: readonly number[];
  readonly removed: readonly number[];
  /** The graph of the generation before; without it the graph is built of the added alone. */
  readonly from?: string;
  readonly onProgress?: (done: number) => void;
}

/**
 * Builds an HNSW graph, or derives it from an earlier one: nodes that are gone stay as way-marks that no search
 * gives out, and new ones are added. Lets the event loop go on between a few vectors and the next.
 */
export async function writeGraph(path: string, change: GraphChange): Promise<void> {
  const { dimensions, vectors, added, removed, from, onProgress } = change;
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  if (from === undefined) graph.initIndex({ maxElements: Math.max(1, added.length), ...HNSW });
  else {
    await graph.readIndex(from);
    graph.resizeIndex(Math.max(1, graph.getCurrentCount() + added.length));
    for (const key of removed) graph.markDelete(key);
  }
  for (const [i, key] of added.entries()) {
    graph.addPoint([...vectors.read(key)], key);
    if (i % ADD_AT_ONCE !== ADD_AT_ONCE - 1) continue;
    onProgress?.(i + 1);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await graph.writeIndex(path);
}
