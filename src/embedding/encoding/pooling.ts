import type { Span } from '../../text/span.js';
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

/** The direction of the mean of unit vectors; of one vector, itself. */
export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...others] = vectors;
  if (others.length === 0) return first;
  return normalize(first.map((value, i) => others.reduce((total, other) => total + (other[i] ?? 0), value)));
}

/**
 * The weights by which a stretch of tokens is pooled inside the model: those of its mean. A stretch that is empty or
 * lies behind the text is its nearest token.
 *
 * @returns a row of `tokens` numbers for each stretch
 */
export function poolingWeights(tokens: number, ranges: readonly Span[]): Float32Array {
  const weights = new Float32Array(ranges.length * tokens);
  ranges.forEach(({ start, end }, row) => {
    const from = Math.min(start, tokens - 1);
    const to = Math.min(Math.max(end, from + 1), tokens);
    weights.fill(1 / (to - from), row * tokens + from, row * tokens + to);
  });
  return weights;
}

/** The mean's direction, which is all that is left of it after normalizing. */
function sum(states: Float32Array, dimensions: number): Float32Array {
  const total = new Float32Array(dimensions);
  for (let token = 0; token < states.length; token += dimensions)
    for (let i = 0; i < dimensions; i++) total[i] = (total[i] ?? 0) + (states[token + i] ?? 0);
  return total;
}

/** Scales a vector to length 1, in place. A zero vector stays as it is. */
export function normalize(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (length === 0) return vector;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}
