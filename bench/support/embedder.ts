import type { Embedder } from '../../src/embedding/embedder.js';
import { randomOf } from './random.mjs';

const DIMENSIONS = 512;

/** How many groups the vectors lie in, as an encyclopedia's passages lie in its subjects. */
const CLUSTERS = 400;

/** How far vectors lie from their group's middle: two of a group have a cosine of about .6, as real ones do. */
const SPREAD = 0.8;

function seedOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash >>> 0;
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const centers = new Map<number, Float32Array>();

function randomVector(seed: number, dimensions: number): Float32Array {
  const random = randomOf(seed);
  return normalize(Float32Array.from({ length: dimensions }, () => gaussian(random)));
}

function normalize(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** A unit vector in one of some hundred groups, the same for the same text. */
export function clusteredVector(text: string, dimensions = DIMENSIONS): Float32Array {
  const seed = seedOf(text);
  const cluster = seed % CLUSTERS;
  const center = centers.get(cluster) ?? randomVector(cluster, dimensions);
  centers.set(cluster, center);
  const own = randomVector(seed, dimensions);
  return normalize(center.map((value, i) => value + SPREAD * (own[i] ?? 0)));
}

/** Stands in for the model where vectors have to be many and not good; `span` vectors are all the same one. */
export function syntheticEmbedder(): Embedder & { embedded: number } {
  const span = randomVector(1, DIMENSIONS);
  return {
    embedded: 0,
    model: { name: 'bench/clustered', dimensions: DIMENSIONS, maxTokens: 512, fingerprint: 'clustered' },
    async embed(inputs) {
      this.embedded += inputs.length;
      return inputs.map(({ text, spans }) => ({
        vector: clusteredVector(text),
        spans: spans.map(() => span),
      }));
    },
    close: async () => {},
  };
}
