import type { WeighedQuestion } from '../question/weights.js';
import type { QuotedHit } from '../quoting/choose-quotes.js';
import { type Judged, type Judging, judgeLookup, judgeQuote } from './confidence.js';
import { featuresOf, type QuoteFeatures, type Surroundings } from './features.js';

/** A quote, its judgement, and the reasons. */
export interface JudgedQuote extends QuotedHit, Judged {
  readonly features: QuoteFeatures;
}

/** Judges each quote by itself, when it is asked for. */
export function* judgeQuotes(
  question: WeighedQuestion,
  quotes: Iterable<QuotedHit>,
  surroundings: Surroundings,
  judging: Judging,
): Generator<JudgedQuote, void> {
  for (const quoted of quotes) {
    const features = featuresOf(question, quoted, surroundings);
    const judged = question.intents.lookup ? judgeLookup(features) : judgeQuote(features, judging);
    yield { ...quoted, ...judged, features };
  }
}
