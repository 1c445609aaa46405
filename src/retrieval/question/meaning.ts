import type { Embedder } from '../../embedding/embedder.js';
import type { Question } from './question.js';

/** A question's vectors, both of unit length. */
export interface Meaning {
  /** To be compared with passages. */
  readonly vector: Float32Array;
  /** The mean of its tokens, to be compared with sentences. */
  readonly span: Float32Array;
}

/** @throws Error if the embedder breaks its contract */
export async function embedQuestion(embedder: Embedder, { meaning, former }: Question): Promise<Meaning> {
  const own = await embed(embedder, meaning);
  if (former === null) return own;
  const before = await embed(embedder, former.meaning);
  const { share } = former;
  return {
    vector: mixed(own.vector, before.vector, share),
    span: mixed(own.span, before.span, share),
  };
}

async function embed(embedder: Embedder, text: string): Promise<Meaning> {
  const [embedding] = await embedder.embed([{ text, spans: [{ start: 0, end: text.length }] }], 'query');
  const span = embedding?.spans[0];
  if (!embedding || !span) throw new Error('The embedder gave no vectors for the question.');
  return { vector: embedding.vector, span };
}

/** The weighted mean of two vectors, of unit length again. */
function mixed(own: Float32Array, former: Float32Array, share: number): Float32Array {
  const sum = own.map((value, i) => (1 - share) * value + share * (former[i] ?? 0));
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
