import { closeSync, constants, copyFileSync, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { FILES } from '../schema.js';
import { GraphWriter } from './graph.js';

/**
 * Writes a generation's vectors: a file that has them one after another by the passages' keys, which begin at 1, and
 * the HNSW graph over them.
 */
export class VectorWriter {
  readonly #dir: string;
  readonly #file: number;
  readonly #bytes: number;
  readonly #graph: GraphWriter;
  #isOpen = true;

  /** @param from the folder of an earlier generation to start from */
  constructor(dir: string, dimensions: number, from?: string) {
    const path = join(dir, FILES.vectors);
    this.#graph = new GraphWriter(dimensions, from && join(from, FILES.graph));
    // A copy that shares its blocks, if the file system can do that.
    if (from !== undefined) copyFileSync(join(from, FILES.vectors), path, constants.COPYFILE_FICLONE);
    this.#file = openSync(path, from === undefined ? 'wx' : 'r+');
    this.#dir = dir;
    this.#bytes = dimensions * Float32Array.BYTES_PER_ELEMENT;
  }

  add(key: number, vector: Float32Array): void {
    if (vector.byteLength !== this.#bytes)
      throw new RangeError(`passage ${key} has a vector of another length`);
    const at = (key - 1) * this.#bytes;
    // On a full disk a part may be written without an error: the rest then fails with one.
    for (let done = 0; done < this.#bytes; )
      done += writeSync(this.#file, vector, done, this.#bytes - done, at + done);
    this.#graph.add(key, vector);
  }

  /** Its place stays occupied. */
  remove(key: number): void {
    this.#graph.remove(key);
  }

  /** How many places are occupied. */
  get length(): number {
    return fstatSync(this.#file).size / this.#bytes;
  }

  async finish(): Promise<void> {
    await this.#graph.write(join(this.#dir, FILES.graph));
    this.close();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#file);
  }
}
