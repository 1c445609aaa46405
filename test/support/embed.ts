import type { Embedder, EmbeddingKind } from '../../src/embedding/embedder.js';

/** The vectors of whole texts, in their order. */
export async function embedTexts(
  embedder: Pick<Embedder, 'embed'>,
  texts: readonly string[],
  kind: EmbeddingKind,
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const inputs = texts.map((text) => ({ text, spans: [] }));
  return (await embedder.embed(inputs, kind, signal)).map(({ vector }) => vector);
}
