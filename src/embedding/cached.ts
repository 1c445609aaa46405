import { createHash } from 'node:crypto';
import type { Embedder } from './embedder.js';
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
    missing: ReadonlyMap<string, string>,
    signal?: AbortSignal,
  ): Promise<Map<string, Float32Array>> {
    const filled = new Map<string, Float32Array>();
    const entries = [...missing];
    for (let i = 0; i < entries.length; i += EMBED_AT_ONCE) {
      const some = entries.slice(i, i + EMBED_AT_ONCE);
      const texts = some.map(([, text]) => text);
      const vectors = await inner.embed(texts, 'passage', signal);
      const fresh = new Map(some.map(([key], at) => [key, requireVector(vectors[at])]));
      cache.put(fingerprint, fresh);
      embedded += fresh.size;
      for (const [key, vector] of fresh) filled.set(key, vector);
    }
    return filled;
  }

  return {
    model: inner.model,
    async embed(texts, kind, signal) {
      if (kind === 'query') return inner.embed(texts, kind, signal);
      const keys = texts.map(keyOf);
      const known = cache.get(fingerprint, dimensions, keys);
      const missing = new Map(keys.flatMap((key, i) => (known[i] ? [] : [[key, texts[i] ?? '']])));
      const filled = await fill(missing, signal);
      return keys.map((key, i) => requireVector(known[i] ?? filled.get(key)));
    },
    embeddedCount: () => embedded,
    close: () => inner.close(),
  };
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function requireVector(vector: Float32Array | undefined): Float32Array {
  if (!vector) throw new Error('an embedder gave fewer vectors than it was given texts');
  return vector;
}
