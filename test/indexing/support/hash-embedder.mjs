import { createHash } from 'node:crypto';

/** As many as a SHA-512 has bytes. */
const DIMENSIONS = 64;

/** @param {string} text */
function vectorOf(text) {
  const bytes = createHash('sha512').update(text).digest();
  const vector = Float32Array.from(bytes, (byte) => byte - 127.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/**
 * Makes vectors without a model, the same for the same text.
 *
 * @param {(texts: string[]) => void} onTexts is told of the texts of each call, before it is answered
 * @returns {import('../../../src/embedding/embedder.js').Embedder}
 */
export function hashEmbedder(onTexts) {
  return {
    model: { name: 'test/hash', dimensions: DIMENSIONS, maxTokens: 512, fingerprint: 'hash' },
    async embed(inputs) {
      onTexts(inputs.map(({ text }) => text));
      return inputs.map(({ text, spans }) => ({
        vector: vectorOf(text),
        spans: spans.map(() => vectorOf(text)),
      }));
    },
    close: async () => {},
  };
}
