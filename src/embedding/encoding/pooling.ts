import type { Pooling } from '../models/models.js';

/**
 * Makes one unit vector from the states of a text's tokens.
 *
 * @param states one state after the other, `dimensions` numbers each
 */
export function pool(states: Float32Array, dimensions: number, pooling: Pooling): Float32Array {
  return normalize(pooling === 'cls' ? states.slice(0, dimensions) : sum(states, dimensions));
}

/** The unit vector of a stretch of tokens: the direction of their mean; of the nearest one for an empty stretch. */
export function poolTokens(states: Float32Array, dimensions: number, from: number, to: number): Float32Array {
  const last = states.length / dimensions;
  const start = Math.min(from, last - 1);
  return normalize(
    sum(
      states.subarray(start * dimensions, Math.min(Math.max(to, start + 1), last) * dimensions),
      dimensions,
    ),
  );
}

/** The mean's direction, which is all that is left of it after normalizing. */
function sum(states: Float32Array, dimensions: number): Float32Array {
  const total = new Float32Array(dimensions);
  for (let token = 0; token < states.length; token += dimensions)
    for (let i = 0; i < dimensions; i++) total[i] = (total[i] ?? 0) + (states[token + i] ?? 0);
  return total;
}

/** Scales a vector to length 1, in place. A zero vector stays as it is. */
function normalize(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (length === 0) return vector;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}
