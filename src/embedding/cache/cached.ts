import { createHash } from 'node:crypto';
import type { Embedder, Embedding, EmbeddingInput } from '../embedder.js';
import type { EmbeddingCache } from './embedding-cache.js';

/** An embedder that counts what its cache could not give. */
export interface CachedEmbedder extends Embedder {
  embeddedCount(): number;
}

/** Texts that are written to the cache together: little more are lost when the process is killed. */
const RECORD_AT_ONCE = 8;

type Entry = readonly [key: string, input: EmbeddingInput];

/** Texts that are being embedded, by key. */
type Pending = Map<string, Promise<ReadonlyMap<string, Embedding>>>;

/** Stands for the signal of those who have none. */
const NEVER = new AbortController().signal;

/**
 * Puts a cache before an embedder: a passage that is known, by its whole text and the model's fingerprint, is
 * not embedded again, nor is one that is being embedded. Questions pass by the cache. What fails is not recorded.
 */
export function cachedEmbedder(inner: Embedder, cache: EmbeddingCache): CachedEmbedder {
  const { fingerprint, dimensions } = inner.model;
  /** Shared by those who stop at the same signal: nobody's text ends with somebody else's. */
  const pendingBy = new WeakMap<AbortSignal, Pending>();
  let embedded = 0;

  function pendingUntil(signal = NEVER): Pending {
    const pending = pendingBy.get(signal) ?? new Map();
    pendingBy.set(signal, pending);
    return pending;
  }

  async function fill(some: readonly Entry[], signal?: AbortSignal): Promise<ReadonlyMap<string, Embedding>> {
    const inputs = some.map(([, input]) => input);
    const embeddings = await inner.embed(inputs, 'passage', signal);
    const fresh = new Map(some.map(([key], at) => [key, required(embeddings[at])]));
    cache.put(fingerprint, fresh);
    embedded += fresh.size;
    return fresh;
  }

  /** All begin at once, so that no thread waits for the last text of a group before it has one of the next. */
  function begin(entries: readonly Entry[], pending: Pending, signal?: AbortSignal): void {
    for (let i = 0; i < entries.length; i += RECORD_AT_ONCE) {
      const some = entries.slice(i, i + RECORD_AT_ONCE);
      const filling = fill(some, signal);
      const forget = (): void => {
        for (const [key] of some) pending.delete(key);
      };
      for (const [key] of some) pending.set(key, filling);
      filling.then(forget, forget);
    }
  }

  return {
    model: inner.model,
    async embed(inputs, kind, signal) {
      if (kind === 'query') return inner.embed(inputs, kind, signal);
      const keys = inputs.map(keyOf);
      const known = cache.get(fingerprint, dimensions, keys);
      const pending = pendingUntil(signal);
      const missing = new Map(
        inputs.flatMap((input, i) => {
          const key = keys[i] ?? '';
          return known[i] || pending.has(key) ? [] : [[key, input] as const];
        }),
      );
      begin([...missing], pending, signal);
      // Whoever is told of a failure finds that nothing is under way any more.
      const found = await Promise.allSettled(
        keys.map(async (key, i) => required(known[i] ?? (await pending.get(key))?.get(key))),
      );
      return found.map((each) => {
        if (each.status === 'rejected') throw each.reason;
        return each.value;
      });
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
