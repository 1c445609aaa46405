/** How far an answer can be trusted: `found` it is quoted, `related` the topic is there, `nothing` neither. */
export type Tier = 'found' | 'related' | 'nothing';

/** What a first hit shows of whether it answers. */
export interface ConfidenceFeatures {
  /** The share of the question's weight that the first passage holds, its context included, 0..1. */
  readonly coverage: number;
  /** The best cosine among the hits, -1..1, or null without vectors. */
  readonly cosine: number | null;
  /** The first passage's BM25 by the question's total weight, 0 or more. */
  readonly lexical: number;
  /** How far the first hit's score is above the next article's, 0..1. */
  readonly margin: number;
}

/** The coefficients of a logistic function of the features. */
interface Coefficients {
  readonly bias: number;
  readonly coverage: number;
  readonly cosine: number;
  readonly lexical: number;
  readonly margin: number;
}

const WITH_VECTORS: Coefficients = { bias: -9, coverage: 5, cosine: 9, lexical: 1, margin: 1 };
const KEYWORDS_ONLY: Coefficients = { bias: -3, coverage: 6, cosine: 0, lexical: 1, margin: 1 };

/** From which confidence an answer counts as found, and from which as related. */
export const THRESHOLDS = { found: 0.5, related: 0.15 } as const;

/** The probability, 0..1, that the first hit answers. */
export function confidence(features: ConfidenceFeatures): number {
  const coefficients = features.cosine === null ? KEYWORDS_ONLY : WITH_VECTORS;
  const logit =
    coefficients.bias +
    coefficients.coverage * features.coverage +
    coefficients.cosine * (features.cosine ?? 0) +
    coefficients.lexical * features.lexical +
    coefficients.margin * features.margin;
  return 1 / (1 + Math.exp(-logit));
}

export function tierOf(probability: number): Tier {
  if (probability >= THRESHOLDS.found) return 'found';
  return probability >= THRESHOLDS.related ? 'related' : 'nothing';
}
