import type { Embedder } from '../../src/embedding/embedder.js';
import { UserError } from '../../src/errors.js';
import { tokenize } from '../../src/text/tokenize.js';

const DIMENSIONS = 64;

/**
 * An embedder that needs no model: texts with the same terms have the same vector, and those that share terms are
 * close. It replaces the model in tests of what happens around it.
 */
export function termEmbedder(
  given: { readonly fingerprint?: string; readonly failOn?: string } = {},
): Embedder & {
  readonly embedded: string[];
} {
  const embedded: string[] = [];
  return {
    embedded,
    model: {
      name: 'test/terms',
      dimensions: DIMENSIONS,
      maxTokens: 512,
      fingerprint: given.fingerprint ?? 'terms',
    },
    async embed(inputs, _kind, signal) {
      const texts = inputs.map(({ text }) => text);
      if (signal?.aborted) throw new UserError('cancelled', 'cancelled');
      if (given.failOn && texts.some((text) => text.includes(given.failOn ?? '')))
        throw new Error('no vector');
      embedded.push(...texts);
      return inputs.map(({ text, spans }) => ({
        vector: vectorOf(text),
        spans: spans.map(({ start, end }) => vectorOf(text.slice(start, end))),
      }));
    },
    close: async () => {},
  };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  vector[0] = 0.01;
  for (const { term } of tokenize(text)) {
    let hash = 0;
    for (const character of term) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % DIMENSIONS;
    vector[hash] = (vector[hash] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
