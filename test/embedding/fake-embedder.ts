import { createHash } from 'node:crypto';
import type { Embedder, Embedding } from '../../src/embedding/embedder.js';
import type { Span } from '../../src/text/span.js';

export const DIMENSIONS = 8;

/** A unit vector that depends on the text alone. */
export function vectorOf(text: string): Float32Array {
  const bytes = createHash('sha256').update(text).digest().subarray(0, DIMENSIONS);
  const length = Math.hypot(...bytes);
  return Float32Array.from(bytes, (byte) => byte / length);
}

/** What `fakeEmbedder` makes of a text and its spans. */
export function embeddingOf({ text, spans = [] }: { text: string; spans?: readonly Span[] }): Embedding {
  return { vector: vectorOf(text), spans: spans.map(({ start, end }) => vectorOf(text.slice(start, end))) };
}

/** An embedder without a model that writes down what it is asked for, and fails where `fails` says so. */
export function fakeEmbedder(
  asked: string[] = [],
  fingerprint = 'model 1',
  fails: (text: string) => boolean = () => false,
): Embedder {
  return {
    model: { name: 'test/model', dimensions: DIMENSIONS, maxTokens: 512, fingerprint },
    async embed(inputs) {
      const texts = inputs.map(({ text }) => text);
      if (texts.some(fails)) throw new Error('failed');
      asked.push(...texts);
      return inputs.map(embeddingOf);
    },
    async close() {},
  };
}
