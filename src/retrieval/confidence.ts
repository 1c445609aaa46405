import type { Evidence } from './rank.js';

/** How far an answer can be trusted: `found` it is quoted, `related` the topic is there, `nothing` neither. */
export type Tier = 'found' | 'related' | 'nothing';

/** What a first hit shows of whether it answers. */
export interface ConfidenceFeatures extends Evidence {
  /** How far the first hit's score is above that of the next article with another text, 0..1. */
  readonly margin: number;
}

/** What the logistic function is one of. */
export interface Regressors {
  /**
   * Whether the words of the question are there or its meaning is, 0..1: 1 − (1 − coverage)(1 − best sentence's
   * cosine). Either is enough, and both together say little more. Without vectors BM25 takes the cosine's place.
   */
  readonly either: number;
  readonly cosine: number;
  readonly lexical: number;
  readonly margin: number;
}

/** A logistic function of the regressors, and from which probability on an answer counts as related. */
interface Calibration extends Regressors {
  readonly bias: number;
  /** Where 2 % of the answerable questions are lost. */
  readonly related: number;
}

/**
 * Fitted by `bench/fit-confidence.mjs` to the 2,385 answerable questions of CMRC 2018 and XQuAD (English), and to
 * 1,500 that their articles don't answer, both kinds weighing the same. The label: the first quote's passage
 * holds the answer. docs/retrieval.md has the reliability on questions it was not fitted to.
 */
const WITH_VECTORS: Calibration = {
  bias: -10.686,
  either: 9.541,
  cosine: 3.063,
  lexical: 1.263,
  margin: 6.045,
  related: 0.214,
};

/** The same without the vectors. */
const KEYWORDS_ONLY: Calibration = {
  bias: -6.946,
  either: 7.238,
  cosine: 0,
  lexical: 1.186,
  margin: 1.349,
  related: 0.092,
};

/** From which probability an answer counts as found. */
const FOUND = 0.5;

/** The probability, 0..1, that the first hit answers, and the tier that follows from it. */
export function judgeConfidence(features: ConfidenceFeatures): {
  readonly confidence: number;
  readonly tier: Tier;
} {
  const calibration = features.cosine === null ? KEYWORDS_ONLY : WITH_VECTORS;
  const { either, cosine, lexical, margin } = regressorsOf(features);
  const logit =
    calibration.bias +
    calibration.either * either +
    calibration.cosine * cosine +
    calibration.lexical * lexical +
    calibration.margin * margin;
  const confidence = 1 / (1 + Math.exp(-logit));
  if (confidence >= FOUND) return { confidence, tier: 'found' };
  return { confidence, tier: confidence >= calibration.related ? 'related' : 'nothing' };
}

export function regressorsOf(features: ConfidenceFeatures): Regressors {
  const { coverage, sentence, cosine, lexical, margin } = features;
  const meaning = cosine === null ? lexical : (sentence ?? 0);
  const either = 1 - (1 - coverage) * (1 - Math.min(1, Math.max(0, meaning)));
  return { either, cosine: cosine ?? 0, lexical, margin };
}
