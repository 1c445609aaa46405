import type { Candidate } from '../../index/passage-index.js';

/** A candidate with its fused score, 0..1. */
export interface Hit extends Candidate {
  readonly score: number;
}

/** How both sides are weighed against each other. */
export interface FusionOptions {
  /** The share of the vectors, 0 (keywords alone) to 1 (vectors alone). Good: .2 to .4. */
  readonly denseWeight: number;
  /** The cosine that counts as unrelated, and the one that counts as perfect, for the default model. */
  readonly cosineFloor: number;
  readonly cosineCeiling: number;
}

export const DEFAULT_FUSION = {
  denseWeight: 0.3,
  cosineFloor: 0.3,
  cosineCeiling: 0.8,
} as const satisfies FusionOptions;

/** For those who measure what the vectors give alone. */
export const VECTORS_ALONE = {
  denseWeight: 1,
  cosineFloor: -1,
  cosineCeiling: 1,
} as const satisfies FusionOptions;

/**
 * Sorts candidates by a convex sum of their scores, of equal ones the first article of a text before its reposts: (1 - w) · BM25 / best BM25 + w · scaled cosine. Scores are
 * fused, not ranks: how far ahead the first one is says more than that it is the first. Bruch et al., "An
 * Analysis of Fusion Functions for Hybrid Retrieval" (arXiv 2210.11934), find the same.
 */
export function fuse(candidates: readonly Candidate[], options: FusionOptions = DEFAULT_FUSION): Hit[] {
  const best = Math.max(...candidates.map(({ lexical }) => lexical), Number.MIN_VALUE);
  return candidates
    .map((candidate) => ({ ...candidate, score: score(candidate, best, options) }))
    .sort((a, b) => b.score - a.score || Number(isRepost(a)) - Number(isRepost(b)));
}

/** Whether its article is one that another of the same text comes before. */
function isRepost({ passage, repostOf }: Candidate): boolean {
  return repostOf !== null && repostOf !== passage.articleId;
}

function score({ lexical, cosine }: Candidate, best: number, options: FusionOptions): number {
  if (cosine === null) return lexical / best;
  const { denseWeight, cosineFloor, cosineCeiling } = options;
  const scaled = Math.min(1, Math.max(0, (cosine - cosineFloor) / (cosineCeiling - cosineFloor)));
  return (1 - denseWeight) * (lexical / best) + denseWeight * scaled;
}
