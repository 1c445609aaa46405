import type { Embedder } from '../../embedding/embedder.js';
import type { Question } from './question.js';

/** A question's vectors, both of unit length. */
export interface Meaning {
  /** To be compared with passages. */
  readonly vector: Float32Array;
  /** The mean of its tokens, to be compared with sentences. */
  readonly span: Float32Array;
}

/** @throws Error where the embedder breaks its contract */
export async function embedQuestion(embedder: Embedder, { meaning: text }: Question): Promise<Meaning> {
  const [embedding] = await embedder.embed([{ text, spans: [{ start: 0, end: text.length }] }], 'query');
  const span = embedding?.spans[0];
  if (!embedding || !span) throw new Error('The embedder gave no vectors for the question.');
  return { vector: embedding.vector, span };
}
