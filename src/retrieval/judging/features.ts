import { textIdOf } from '../hit.js';
import type { Question } from '../question/question.js';
import type { QuotedHit } from '../quoting/choose-quotes.js';
import type { Evidence, RankedHit } from '../ranking/rank.js';

/** What a quote's passage shows of whether it answers. */
export interface ConfidenceFeatures extends Evidence {
  /** How far its score is above that of the best article with another text, 0..1. */
  readonly margin: number;
  /** Whether the question has Han characters: what the others' words and vectors are worth differs. */
  readonly inHan: boolean;
}

/** Where a word is looked up, a passage that has it answers, and no less for the others that have it too. */
const WORD_LOOKED_UP = { cosine: null, sentence: null, margin: 1 } as const;

/** @param ranked all that was read, best first */
export function featuresOf(
  { intents, inHan }: Pick<Question, 'intents' | 'inHan'>,
  quoted: QuotedHit,
  ranked: readonly RankedHit[],
): ConfidenceFeatures {
  const features = { ...quoted.evidence, margin: marginOf(quoted, ranked), inHan };
  return intents.lookup ? { ...features, ...WORD_LOOKED_UP } : features;
}

/** All of the score where no other text was read. */
function marginOf({ hit }: QuotedHit, ranked: readonly RankedHit[]): number {
  const rival = ranked.find((other) => textIdOf(other.hit) !== textIdOf(hit));
  return Math.max(0, hit.score - (rival?.hit.score ?? 0));
}
