import type { Calibrations } from './judging/confidence.js';
import type { QuoteCosts } from './quoting/quote.js';
import type { FusionWeights } from './ranking/fuse.js';
import type { BothRankWeights } from './ranking/rank.js';
import type { SentenceWeights } from './ranking/sentence-scores.js';

/** Every number of retrieval that is fitted to questions. They hold for the model that they were fitted with. */
export interface Coefficients {
  readonly fusion: FusionWeights;
  readonly sentences: SentenceWeights;
  readonly rank: BothRankWeights;
  readonly quotes: QuoteCosts;
  readonly confidence: Calibrations;
}

/** Those of the default model; docs/retrieval.md has how they were found, and what they gave on other questions. */
export const DEFAULT_COEFFICIENTS = {
  fusion: { denseWeight: 0.3, cosineFloor: 0.3, cosineCeiling: 0.8 },
  /** Fitted to half of the questions of CMRC 2018 and XQuAD (English) and judged by the other half. */
  sentences: {
    cosine: 13.7,
    lexical: 10.8,
    before: 3.2,
    after: 0.9,
    length: 0.39,
    kinds: { date: 3.1, number: 2.8, reason: 1.7, place: 2.1, name: 1.9 },
  },
  /**
   * Fitted as a softmax over the best hits of each question of the same sets, by halves of both, and then divided by
   * their sum, which is the logit.
   */
  rank: {
    vectors: {
      cosine: 0.311,
      sentence: 0.232,
      coverage: 0.197,
      densest: 0.115,
      lexical: 0.115,
      length: 0.03,
      logit: 30,
    },
    keywords: {
      cosine: 0,
      sentence: 0,
      coverage: 0.331,
      densest: 0.188,
      lexical: 0.43,
      length: 0.051,
      logit: 16.6,
    },
  },
  quotes: { quote: 0.0002, core: 0.001, paragraph: 0.05 },
  /**
   * Fitted by `bench/fit-confidence.mjs` to CMRC 2018 (in Han) and XQuAD in English (not in Han), asked of all their
   * articles and of either half of them, questions that are answered and questions that are not weighing the same.
   * The label: the first quote's passage holds the answer. A coefficient that would have come out below 0, so that
   * more evidence meant less confidence, is 0.
   */
  confidence: {
    vectors: {
      han: { bias: -15.76, either: 7.54, closeness: 10.64, densest: 2.99, lead: 21.63, related: 0.298 },
      other: { bias: -11.36, either: 11.94, closeness: 0, densest: 0.16, lead: 12.32, related: 0.087 },
    },
    keywords: {
      han: { bias: -13.11, either: 10.33, closeness: 0.74, densest: 1.47, lead: 21.3, related: 0.221 },
      other: { bias: -6.32, either: 4.71, closeness: 0, densest: 1.48, lead: 13.5, related: 0.045 },
    },
  },
} as const satisfies Coefficients;
