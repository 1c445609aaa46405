import { dot } from '../../embedding/dot.js';
import type { PassageIndex } from '../../index/passage-index.js';
import { pacer } from '../../pacer.js';
import type { ReadHit } from '../hit.js';
import type { CountedHit } from './read-hits.js';
import {
  type ScoredHit,
  type SentenceWeights,
  type SoughtAnswer,
  scoreSentences,
} from './sentence-scores.js';

/**
 * Scores the sentences of what was read.
 *
 * @param span the question's vector to compare sentences with, or null to use only words
 */
export async function scoreHits(
  index: Pick<PassageIndex, 'sentenceVectors'>,
  read: readonly CountedHit[],
  question: SoughtAnswer,
  span: Float32Array | null,
  weights: SentenceWeights,
): Promise<ScoredHit[]> {
  const cosines = span ? await cosinesTo(span, index, read) : [];
  const pause = pacer();
  const scored: ScoredHit[] = [];
  for (const [i, item] of read.entries()) {
    await pause();
    scored.push({ ...item, sentences: scoreSentences(item, cosines[i] ?? null, question, weights) });
  }
  return scored;
}

/** For each hit the cosines of its sentences, or null if the index has no vectors of them. */
async function cosinesTo(
  span: Float32Array,
  index: Pick<PassageIndex, 'sentenceVectors'>,
  read: readonly ReadHit[],
): Promise<(readonly number[] | null)[]> {
  const vectors = await index.sentenceVectors(read.map(({ hit }) => hit.passage));
  return vectors.map((own) => (own.length > 0 ? own.map((vector) => dot(span, vector)) : null));
}
