import { closeSync, openSync, readSync } from 'node:fs';

const AT_ONCE = 4096;

/**
 * The cosines of the vectors in a file that are nearest to each of some, the highest first.
 *
 * @param {string} file vectors one after another
 * @param {number} dimensions
 * @param {readonly (readonly [from: number, to: number])[]} ranges of places in the file that count
 * @param {readonly Float32Array[]} wanted
 * @param {number} count
 */
export function exactNearest(file, dimensions, ranges, wanted, count) {
  /** @type {number[][]} */
  const best = wanted.map(() => []);
  const buffer = new Float32Array(AT_ONCE * dimensions);
  const handle = openSync(file, 'r');
  for (const [from, to] of ranges)
    for (let first = from; first < to; first += AT_ONCE) {
      const vectors = Math.min(AT_ONCE, to - first);
      readSync(handle, buffer, 0, vectors * dimensions * 4, first * dimensions * 4);
      for (const [i, vector] of wanted.entries()) keepBest(best[i] ?? [], vector, buffer, vectors, count);
    }
  closeSync(handle);
  return best;
}

/**
 * @param {number[]} best
 * @param {Float32Array} vector
 * @param {Float32Array} buffer
 * @param {number} vectors
 * @param {number} count
 */
function keepBest(best, vector, buffer, vectors, count) {
  for (let v = 0, at = 0; v < vectors; v++) {
    let sum = 0;
    for (let d = 0; d < vector.length; d++, at++) sum += (vector[d] ?? 0) * (buffer[at] ?? 0);
    if (best.length === count && sum <= (best.at(-1) ?? 0)) continue;
    best.push(sum);
    best.sort((a, b) => b - a);
    best.length = Math.min(best.length, count);
  }
}
