import { createHash } from 'node:crypto';
import type { Embedder, Embedding, EmbeddingInput } from './embedder.js';
import type { EmbeddingCache } from './embedding-cache.js';

/** An embedder that counts what its cache could not give. */
export interface CachedEmbedder extends Embedder {
  embeddedCount(): number;
}

/** Texts that are embedded between two writes to the cache: as many are lost when the process is killed. */
const EMBED_AT_ONCE = 8;

/**
 * Puts a cache before an embedder: a passage that is known, by its whole text and the model's fingerprint, is
 * not embedded again. Questions pass by the cache. What fails is not recorded.
 */
export function cachedEmbedder(inner: Embedder, cache: EmbeddingCache): CachedEmbedder {
  const { fingerprint, dimensions } = inner.model;
  let embedded = 0;

  async function fill(
    missing: ReadonlyMap<string, EmbeddingInput>,
    signal?: AbortSignal,
  ): Promise<Map<string, Embedding>> {
    const filled = new Map<string, Embedding>();
    const entries = [...missing];
    for (let i = 0; i < entries.length; i += EMBED_AT_ONCE) {
      const some = entries.slice(i, i + EMBED_AT_ONCE);
      const embeddings = await inner.embed(
        some.map(([, input]) => input),
        'passage',
        signal,
      );
      const fresh = new Map(some.map(([key], at) => [key, required(embeddings[at])]));
      cache.put(fingerprint, fresh);
      embedded += fresh.size;
      for (const [key, embedding] of fresh) filled.set(key, embedding);
    }
    return filled;
  }

  return {
    model: inner.model,
    async embed(inputs, kind, signal) {
      if (kind === 'query') return inner.embed(inputs, kind, signal);
      const keys = inputs.map(keyOf);
      const known = cache.get(fingerprint, dimensions, keys);
      const missing = new Map(
        inputs.flatMap((input, i) => (known[i] ? [] : [[keys[i] ?? '', input] as const])),
      );
      const filled = await fill(missing, signal);
      return keys.map((key, i) => required(known[i] ?? filled.get(key)));
    },
    embeddedCount: () => embedded,
    close: () => inner.close(),
  };
}

function keyOf({ text, spans }: EmbeddingInput): string {
  const borders = spans.map(({ start, end }) => `${start}-${end}`).join();
  return createHash('sha256').update(`${borders}\n${text}`).digest('hex');
}

function required(embedding: Embedding | undefined): Embedding {
  if (!embedding) throw new Error('an embedder gave fewer vectors than it was given texts');
  return embedding;
}
