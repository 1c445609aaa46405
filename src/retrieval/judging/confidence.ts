import type { ConfidenceFeatures } from './features.js';

/** How far an answer can be trusted: `found` it is quoted, `related` the topic is there, `nothing` neither. */
export type Tier = 'found' | 'related' | 'nothing';

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
export interface Calibration extends Regressors {
  readonly bias: number;
  /** Where 2 % of the answerable questions are lost. */
  readonly related: number;
}

/** By whether there are vectors, and whether what was asked has Han characters. */
export type Calibrations = Readonly<
  Record<'vectors' | 'keywords', Readonly<Record<'han' | 'other', Calibration>>>
>;

/**
 * The lead that is as good as any. Of .1, .15, .2, .3 and no limit, .15 and .2 gave the least log loss, and .2 refused
 * more of what nothing answers.
 */
const CLEAR_LEAD = 0.2;

/** From which probability an answer counts as found. */
const FOUND = 0.5;

/** The probability, 0..1, that the first hit answers, and the tier that follows from it. */
export function judgeConfidence(
  features: ConfidenceFeatures,
  calibrations: Calibrations,
): { readonly confidence: number; readonly tier: Tier } {
  const { han, other } = calibrations[features.cosine === null ? 'keywords' : 'vectors'];
  const calibration = features.inHan ? han : other;
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
