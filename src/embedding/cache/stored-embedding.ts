import { pack, packedBytes, unpack } from '../../storage/packed.js';
import type { Embedding } from '../embedder.js';

/** How far a stored vector's squared length may be from 1: more than rounding causes, less than damage does. */
const TOLERANCE = 1e-3;

/** An embedding as caches keep it: the vector as it is, in the machine's byte order, and its spans packed. */
export interface StoredEmbedding {
  readonly vector: Uint8Array;
  readonly spans: Uint8Array;
}

export function toStored({ vector, spans }: Embedding): StoredEmbedding {
  const { buffer, byteOffset, byteLength } = vector;
  return { vector: Buffer.from(buffer, byteOffset, byteLength), spans: pack(spans, vector.length) };
}

/** A vector of another length, or not of unit length, is damaged and counts as missing. */
export function fromStored({ vector, spans }: StoredEmbedding, dimensions: number): Embedding | undefined {
  const read = readVector(vector, dimensions);
  if (!read || spans.length % packedBytes(dimensions) !== 0) return undefined;
  return { vector: read, spans: unpack(spans, dimensions) };
}

function readVector(stored: Uint8Array, dimensions: number): Float32Array | undefined {
  if (stored.length !== dimensions * Float32Array.BYTES_PER_ELEMENT) return undefined;
  // Copied, since stored bytes may start at an address where a Float32Array can't.
  const vector = new Float32Array(Uint8Array.from(stored).buffer);
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.abs(squares - 1) <= TOLERANCE ? vector : undefined;
}
