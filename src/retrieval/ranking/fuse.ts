import type { Candidate } from '../../index/passage-index.js';
import { type Hit, isInLaterCopy } from '../hit.js';

/** How the two sides are weighed against each other. */
export interface FusionWeights {
  /** The share of the vectors, 0 (keywords alone) to 1 (vectors alone). Good: .2 to .4. */
  readonly denseWeight: number;
  /** The cosine that counts as unrelated, and the one that counts as perfect. */
  readonly cosineFloor: number;
  readonly cosineCeiling: number;
}

/** For measuring what the vectors give by themselves. */
export const VECTORS_ALONE = {
  denseWeight: 1,
  cosineFloor: -1,
  cosineCeiling: 1,
} as const satisfies FusionWeights;

/**
 * Sorts candidates by a convex sum of their scores: (1 - w) · BM25 / best BM25 + w · scaled cosine; of equal ones the
 * first article of a text comes before its reposts. Scores are fused, not ranks: the distance to the next says more
 * than the rank. Bruch et al., "An Analysis of Fusion Functions for Hybrid Retrieval" (arXiv
 * 2210.11934), find the same.
 */
export function fuse(candidates: readonly Candidate[], weights: FusionWeights): Hit[] {
  const best = Math.max(...candidates.map(({ lexical }) => lexical), Number.MIN_VALUE);
  return candidates
    .map((candidate) => ({ ...candidate, score: fusedScore(candidate, best, weights) }))
    .sort((a, b) => b.score - a.score || Number(isInLaterCopy(a)) - Number(isInLaterCopy(b)));
}

/** @param best the best keyword score of all candidates, above 0 */
export function fusedScore(
  { lexical, cosine }: Pick<Candidate, 'lexical' | 'cosine'>,
  best: number,
  weights: FusionWeights,
): number {
  if (cosine === null) return lexical / best;
  const { denseWeight, cosineFloor, cosineCeiling } = weights;
  const scaled = Math.min(1, Math.max(0, (cosine - cosineFloor) / (cosineCeiling - cosineFloor)));
  return (1 - denseWeight) * (lexical / best) + denseWeight * scaled;
}
