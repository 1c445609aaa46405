import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

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
 * Makes vectors without a model, the same for the same text. Takes one call after the other, as a thread does.
 *
 * @param {(texts: string[]) => void} onTexts is told of the texts of each call when its turn comes
 * @returns {import('../../../src/embedding/embedder.js').Embedder}
 */
export function hashEmbedder(onTexts) {
  /** @type {Promise<unknown>} */
  let before = Promise.resolve();
  return {
    model: { name: 'test/hash', dimensions: DIMENSIONS, maxTokens: 512, fingerprint: 'hash' },
    embed(inputs) {
      const turn = before
        .then(() => setImmediate())
        .then(() => {
          onTexts(inputs.map(({ text }) => text));
          return inputs.map(({ text, spans }) => ({
            vector: vectorOf(text),
            spans: spans.map(() => vectorOf(text)),
          }));
        });
      before = turn;
      return turn;
    },
    close: async () => {},
  };
}
