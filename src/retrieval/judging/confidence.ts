import type { Calibration } from '../calibration/calibration.js';
import type { QuoteFeatures } from './features.js';

/** How far a quote can be trusted: `found` it answers, `related` its topic is the question's, `nothing` neither. */
export type Tier = 'found' | 'related' | 'nothing';

export type Judging = Calibration['judging']['vectors'];
export type Logistic = Judging['answers'];
type Group = keyof Judging['thresholds'];
export type Thresholds = Judging['thresholds'][Group];

/** What is thought of a quote. */
export interface Judged {
  readonly tier: Tier;
  /** The probability that it answers, 0..1, where answers are as many as quotes that are none. */
  readonly confidence: number;
  /** The probability that its article is about what is asked, 0..1. */
  readonly topic: number;
}

/** From here on a quote rather answers than not. */
const LIKELY = 0.5;

/** Judges a quote by what it shows. Two things are asked: whether it answers, and whether its topic is there at all. */
export function judgeQuote(features: QuoteFeatures, judging: Judging): Judged {
  const { answers, topic } = judging;
  const { found, related } = thresholdsFor(features, judging);
  const probability = logistic(features, answers);
  // What lacks the very thing that was named is no answer, whatever else it has.
  const confidence = features.lacks ? probability * found : probability;
  const ofTopic = logistic(features, topic);
  // What likely answers is of the topic, whatever the title says.
  const isRelated = ofTopic >= related || confidence >= LIKELY;
  return { tier: tierOf(confidence >= found, isRelated), confidence, topic: ofTopic };
}

/** How much a word must say for where it stands to be an answer. */
const TELLING = 0.25;
/** How much of a word, by its pairs of characters, is near it. */
const NEAR = 0.5;

/** Judges a quote for a word that is looked up: where it stands is the answer, whatever its vector says. */
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

/** What a feature says: for what is judged above 0, against it below. */
export interface Contribution {
  readonly feature: keyof QuoteFeatures;
  readonly value: number;
  readonly weight: number;
  /** Of the sum that is judged by. */
  readonly logit: number;
}

/** What each of the features that are weighed says, in the order of the weights. */
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
