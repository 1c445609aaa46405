import { createHash } from 'node:crypto';
import type { Embedder, Embedding, EmbeddingInput } from '../embedder.js';
import type { EmbeddingCache } from './embedding-cache.js';
import type { SharedVectors } from './shared-vectors.js';

/** An embedder that counts the texts its cache did not have. */
export interface CachedEmbedder extends Embedder {
  embeddedCount(): number;
  /** How many vectors were added to the cache: those that others have embedded, too. */
  storedCount(): number;
  knows(inputs: readonly EmbeddingInput[]): boolean;
}

/** How many texts are written to the cache together: little more is lost if the process is killed. */
const RECORD_AT_ONCE = 8;

type Entry = readonly [key: string, input: EmbeddingInput];

/** Texts that are being embedded, by key. */
type Pending = Map<string, Promise<Embeddings>>;
type Embeddings = ReadonlyMap<string, Embedding>;

/** Stands for the signal of callers that have none. */
const NEVER = new AbortController().signal;

/**
 * Puts a cache before an embedder: a passage that is known by its whole text and the model's fingerprint is not
 * embedded again, nor is one that is being embedded. Questions bypass the cache. Failures are not recorded.
 *
 * @param shared asked for what the cache does not have, and given what was embedded; missing if nobody shares it
 */
export function cachedEmbedder(
  inner: Embedder,
  cache: EmbeddingCache,
  shared?: SharedVectors,
): CachedEmbedder {
  const { fingerprint, dimensions } = inner.model;
  /** Shared only by callers with the same signal, so that nobody's text is dropped by somebody else's abort. */
  const pendingBy = new WeakMap<AbortSignal, Pending>();
  let embedded = 0;
  let stored = 0;

  function pendingUntil(signal = NEVER): Pending {
    const pending = pendingBy.get(signal) ?? new Map();
    pendingBy.set(signal, pending);
    return pending;
  }

  function store(embeddings: Embeddings): void {
    cache.put(fingerprint, embeddings);
    stored += embeddings.size;
  }

  async function fill(some: readonly Entry[], signal?: AbortSignal): Promise<Embeddings> {
    const inputs = some.map(([, input]) => input);
    const embeddings = await inner.embed(inputs, 'passage', signal);
    const fresh = new Map(some.map(([key], at) => [key, required(embeddings[at])]));
    store(fresh);
    embedded += fresh.size;
    await shared?.put(fingerprint, fresh);
    return fresh;
  }

  /** What others have embedded of these; kept in the cache from then on. */
  async function fetch(from: SharedVectors, entries: readonly Entry[]): Promise<Embeddings> {
    const keys = entries.map(([key]) => key);
    const found = await from.get(fingerprint, dimensions, keys);
    const known = new Map(keys.flatMap((key, i) => (found[i] ? [[key, found[i]] as const] : [])));
    store(known);
    return known;
  }

  /** The rest of a group is embedded once it is known what others have of it. */
  async function complete(
    some: readonly Entry[],
    fetching: Promise<Embeddings>,
    signal?: AbortSignal,
  ): Promise<Embeddings> {
    const known = await fetching;
    const missing = some.filter(([key]) => !known.has(key));
    return missing.length === 0 ? known : new Map([...known, ...(await fill(missing, signal))]);
  }

  /** All begin at once, so that no thread waits for the last text of a group before it gets one of the next. */
  function begin(entries: readonly Entry[], pending: Pending, signal?: AbortSignal): void {
    const fetching = shared && entries.length > 0 ? fetch(shared, entries) : null;
    for (let i = 0; i < entries.length; i += RECORD_AT_ONCE) {
      const some = entries.slice(i, i + RECORD_AT_ONCE);
      const filling = fetching ? complete(some, fetching, signal) : fill(some, signal);
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
      // When the caller learns of a failure, nothing is under way any more.
      const found = await Promise.allSettled(
        keys.map(async (key, i) => required(known[i] ?? (await pending.get(key))?.get(key))),
      );
      return found.map((each) => {
        if (each.status === 'rejected') throw each.reason;
        return each.value;
      });
    },
    embeddedCount: () => embedded,
    storedCount: () => stored,
    knows: (inputs) => cache.hasAll(fingerprint, inputs.map(keyOf)),
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
