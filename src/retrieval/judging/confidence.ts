import type { Evidence } from '../ranking/rank.js';

/** How far an answer can be trusted: `found` it is quoted, `related` the topic is there, `nothing` neither. */
export type Tier = 'found' | 'related' | 'nothing';

/** What a first hit shows of whether it answers. */
export interface ConfidenceFeatures extends Evidence {
  /** How far the first hit's score is above that of the next article with another text, 0..1. */
  readonly margin: number;
  /** Whether the question has Han characters: what the others' words and vectors are worth differs. */
  readonly inHan: boolean;
}

/** What the logistic function is one of. */
export interface Regressors {
  /**
   * Whether the words of the question are there or its meaning is, 0..1: 1 − (1 − coverage)(1 − best sentence's
   * cosine). Either is enough, and both together say little more. Without vectors BM25 takes the cosine's place.
   */
  readonly either: number;
  /** The passage's cosine; without vectors its BM25 by the question's weight. */
  readonly closeness: number;
  /** The largest share of the question's words that one sentence holds, 0..1. */
  readonly densest: number;
  /** The lead over the next article, up to where more of it says no more. */
  readonly lead: number;
}

/** A logistic function of the regressors, and from which probability on an answer counts as related. */
interface Calibration extends Regressors {
  readonly bias: number;
  /** Where 2 % of the answerable questions are lost. */
  readonly related: number;
}

/**
 * Fitted by `bench/fit-confidence.mjs` to CMRC 2018 (in Han) and XQuAD in English (not in Han), asked of all their
 * articles and of either half of them, questions that are answered and questions that are not weighing the same.
 * The label: the first quote's passage holds the answer. A coefficient that would have come out below 0, so that
 * more evidence meant less confidence, is 0. docs/retrieval.md has what that gives on questions it was not fitted to.
 */
const CALIBRATIONS = {
  vectors: {
    han: { bias: -15.76, either: 7.54, closeness: 10.64, densest: 2.99, lead: 21.63, related: 0.298 },
    other: { bias: -11.36, either: 11.94, closeness: 0, densest: 0.16, lead: 12.32, related: 0.087 },
  },
  keywords: {
    han: { bias: -13.11, either: 10.33, closeness: 0.74, densest: 1.47, lead: 21.3, related: 0.221 },
    other: { bias: -6.32, either: 4.71, closeness: 0, densest: 1.48, lead: 13.5, related: 0.045 },
  },
} as const satisfies Record<string, Record<string, Calibration>>;

/**
 * The lead that is as good as any. Of .1, .15, .2, .3 and no limit, .15 and .2 gave the least log loss, and .2 refused
 * more of what nothing answers.
 */
const CLEAR_LEAD = 0.2;

/** From which probability an answer counts as found. */
const FOUND = 0.5;

/** The probability, 0..1, that the first hit answers, and the tier that follows from it. */
export function judgeConfidence(features: ConfidenceFeatures): {
  readonly confidence: number;
  readonly tier: Tier;
} {
  const { han, other } = CALIBRATIONS[features.cosine === null ? 'keywords' : 'vectors'];
  const calibration: Calibration = features.inHan ? han : other;
  const { either, closeness, densest, lead } = regressorsOf(features);
  const logit =
    calibration.bias +
    calibration.either * either +
    calibration.closeness * closeness +
    calibration.densest * densest +
    calibration.lead * lead;
  const confidence = 1 / (1 + Math.exp(-logit));
  if (confidence >= FOUND) return { confidence, tier: 'found' };
  return { confidence, tier: confidence >= calibration.related ? 'related' : 'nothing' };
}

export function regressorsOf(features: ConfidenceFeatures): Regressors {
  const { coverage, densest, sentence, cosine, lexical, margin } = features;
  const meaning = cosine === null ? lexical : (sentence ?? 0);
  return {
    either: 1 - (1 - coverage) * (1 - Math.min(1, Math.max(0, meaning))),
    closeness: cosine ?? lexical,
    densest,
    lead: Math.min(CLEAR_LEAD, margin),
  };
}
