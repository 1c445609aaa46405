import type { Evidence } from './rank.js';

/** How far an answer can be trusted: `found` it is quoted, `related` the topic is there, `nothing` neither. */
export type Tier = 'found' | 'related' | 'nothing';

/** What a first hit shows of whether it answers. */
export interface ConfidenceFeatures extends Evidence {
  /** How far the first hit's score is above that of the next article with another text, 0..1. */
  readonly margin: number;
}

/** A logistic function of the features, and from which probability on an answer counts as related. */
interface Calibration extends Readonly<Record<keyof ConfidenceFeatures, number>> {
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
  bias: -10.778,
  coverage: 3.677,
  cosine: 3.63,
  sentence: 4.355,
  lexical: 1.882,
  densest: 0.165,
  length: 0.477,
  margin: 3.277,
  related: 0.223,
};

/** The same without the vectors. */
const KEYWORDS_ONLY: Calibration = {
  bias: -7.176,
  coverage: 3.488,
  cosine: 0,
  sentence: 0,
  lexical: 3.652,
  densest: -0.475,
  length: 0.483,
  margin: 0.743,
  related: 0.125,
};

/** From which probability an answer counts as found. */
const FOUND = 0.5;

/** The probability, 0..1, that the first hit answers, and the tier that follows from it. */
export function judgeConfidence(features: ConfidenceFeatures): {
  readonly confidence: number;
  readonly tier: Tier;
} {
  const calibration = features.cosine === null ? KEYWORDS_ONLY : WITH_VECTORS;
  const logit =
    calibration.bias +
    calibration.coverage * features.coverage +
    calibration.cosine * (features.cosine ?? 0) +
    calibration.sentence * (features.sentence ?? 0) +
    calibration.lexical * features.lexical +
    calibration.densest * features.densest +
    calibration.length * features.length +
    calibration.margin * features.margin;
  const confidence = 1 / (1 + Math.exp(-logit));
  if (confidence >= FOUND) return { confidence, tier: 'found' };
  return { confidence, tier: confidence >= calibration.related ? 'related' : 'nothing' };
}
