import type { Calibration } from '../calibration/calibration.js';
import type { QuoteFeatures } from './features.js';

/** How far a quote can be trusted: `found` it answers, `related` its topic is the question's, `nothing` neither. */
export type Tier = 'found' | 'related' | 'nothing';

export type Judging = Calibration['judging']['vectors'];
type Logistic = Judging['answers'];
type Group = keyof Judging['thresholds'];

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
export function judgeQuote(features: QuoteFeatures, { answers, topic, thresholds }: Judging): Judged {
  const { found, related } = thresholds[groupOf(features)];
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

function groupOf({ foreign, translated }: QuoteFeatures): Group {
  if (translated) return 'translated';
  return foreign ? 'foreign' : 'han';
}

function logistic(features: QuoteFeatures, { bias, weights }: Logistic): number {
  const names = Object.keys(weights) as (keyof typeof weights)[];
  const logit = names.reduce((sum, name) => sum + (weights[name] ?? 0) * features[name], bias);
  return 1 / (1 + Math.exp(-logit));
}
