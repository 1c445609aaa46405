import { createHash } from 'node:crypto';
import type { Embedder } from '../../src/embedding/embedder.js';

export const DIMENSIONS = 8;

/** A unit vector that depends on the text alone. */
export function vectorOf(text: string): Float32Array {
  const bytes = createHash('sha256').update(text).digest().subarray(0, DIMENSIONS);
  const length = Math.hypot(...bytes);
  return Float32Array.from(bytes, (byte) => byte / length);
}

/** An embedder without a model that writes down what it is asked for, and fails where `fails` says so. */
export function fakeEmbedder(
  asked: string[] = [],
  fingerprint = 'model 1',
  fails: (text: string) => boolean = () => false,
): Embedder {
  return {
    model: { name: 'test/model', dimensions: DIMENSIONS, maxTokens: 512, fingerprint },
    async embed(texts) {
      if (texts.some(fails)) throw new Error('failed');
      asked.push(...texts);
      return texts.map(vectorOf);
    },
    async close() {},
  };
}
