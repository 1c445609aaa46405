/** A number before each packed vector: its bytes are multiples of it. */
const SCALE_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** The bytes of one packed vector. */
export function packedBytes(dimensions: number): number {
  return SCALE_BYTES + dimensions;
}

/**
 * Packs vectors one after another, a byte for each number: a quarter of the room, and cosines that are off by less
 * than .01. Each is scaled by its own largest number, so that no model's vectors overflow.
 */
export function pack(vectors: readonly Float32Array[], dimensions: number): Uint8Array {
  const packed = new Uint8Array(vectors.length * packedBytes(dimensions));
  const view = new DataView(packed.buffer);
  for (const [i, vector] of vectors.entries()) {
    const at = i * packedBytes(dimensions);
    const numbers = new Int8Array(packed.buffer, at + SCALE_BYTES, dimensions);
    const scale = largestOf(vector) / 127 || 1;
    view.setFloat32(at, scale, true);
    for (let d = 0; d < dimensions; d++) numbers[d] = Math.round((vector[d] ?? 0) / scale);
  }
  return packed;
}

function largestOf(vector: Float32Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  return largest;
}

/** Undoes `pack`, except for the rounding. */
export function unpack(packed: Uint8Array, dimensions: number): Float32Array[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return Array.from({ length: packed.length / packedBytes(dimensions) }, (_, i) => {
    const at = i * packedBytes(dimensions);
    const scale = view.getFloat32(at, true);
    const numbers = new Int8Array(packed.buffer, packed.byteOffset + at + SCALE_BYTES, dimensions);
    const vector = new Float32Array(dimensions);
    // A plain loop: a question unpacks some hundred vectors, and `Float32Array.from` takes twenty times as long.
    for (let d = 0; d < dimensions; d++) vector[d] = (numbers[d] ?? 0) * scale;
    return vector;
  });
}
