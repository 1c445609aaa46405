import type { Calibration } from '../calibration/calibration.js';
import type { QuoteFeatures } from './features.js';

/**
 * How far a quote can be trusted: `found` if it answers, `related` if it is on the question's topic, `nothing` if
 * neither.
 */
export type Tier = 'found' | 'related' | 'nothing';

export type Judging = Calibration['judging']['vectors'];
export type Logistic = Judging['answers'];
type Group = keyof Judging['thresholds'];
export type Thresholds = Judging['thresholds'][Group];

/** The judgement of a quote. */
export interface Judged {
  readonly tier: Tier;
  /** The probability that it answers, 0..1, assuming that half of all quotes do. */
  readonly confidence: number;
  /** The probability that its article is about what is asked, 0..1. */
  readonly topic: number;
}

/** From here on a quote is more likely to answer than not. */
const LIKELY = 0.5;

/**
 * Judges a quote by its features. There are two questions: whether it answers, and whether its topic is the
 * question's.
 */
export function judgeQuote(features: QuoteFeatures, judging: Judging): Judged {
  const { answers, topic } = judging;
  const { found, related } = thresholdsFor(features, judging);
  const probability = logistic(features, answers);
  // A quote without the very thing that was named is no answer, whatever else it has.
  const confidence = features.lacks ? probability * found : probability;
  const ofTopic = logistic(features, topic);
  // A quote that likely answers is on the topic, whatever the title says.
  const isRelated = ofTopic >= related || confidence >= LIKELY;
  return { tier: tierOf(confidence >= found, isRelated), confidence, topic: ofTopic };
}

/** How much a word must say for its place to be an answer. */
const TELLING = 0.25;
/** The share of a word's character pairs from which on a text is near it. */
const NEAR = 0.5;

/** Judges a quote for a word that is looked up: the word's place is the answer, whatever its vector says. */
export function judgeLookup({ told, says, lacks, near }: QuoteFeatures): Judged {
  const confidence = lacks ? 0 : told * Math.min(1, says / TELLING);
  return {
    tier: tierOf(told === 1 && confidence === 1, told >= NEAR || near === 1),
    confidence,
    topic: told,
  };
}

function tierOf(isFound: boolean, isRelated: boolean): Tier {
  if (isFound) return 'found';
  return isRelated ? 'related' : 'nothing';
}

/** What a quote must reach. */
export function thresholdsFor(
  features: QuoteFeatures,
  { thresholds }: Pick<Judging, 'thresholds'>,
): Thresholds {
  return thresholds[groupOf(features)];
}

function groupOf({ foreign, translated }: QuoteFeatures): Group {
  if (translated) return 'translated';
  return foreign ? 'foreign' : 'han';
}

/** What a feature says: above 0 for the hypothesis, below 0 against it. */
export interface Contribution {
  readonly feature: keyof QuoteFeatures;
  readonly value: number;
  readonly weight: number;
  /** The sum by which it is judged. */
  readonly logit: number;
}

/** What each weighed feature says, in the order of the weights. */
export function contributionsOf(
  features: QuoteFeatures,
  { weights }: Pick<Logistic, 'weights'>,
): Contribution[] {
  const names = Object.keys(weights) as (keyof typeof weights)[];
  return names.map((feature) => {
    const [value, weight] = [features[feature], weights[feature] ?? 0];
    return { feature, value, weight, logit: weight * value };
  });
}

function logistic(features: QuoteFeatures, model: Logistic): number {
  const logit = contributionsOf(features, model).reduce((sum, one) => sum + one.logit, model.bias);
  return 1 / (1 + Math.exp(-logit));
}
