/**
 * Where training starts for each model: values chosen by hand on CMRC 2018 and XQuAD, and the scale of a model's
 * cosines. They stay unless others are better on kinds that these were not fitted to.
 *
 * @import { Weights } from './replay.mjs'
 */

const KEYWORDS = {
  cosine: 0,
  sentence: 0,
  coverage: 0.331,
  densest: 0.188,
  lexical: 0.43,
  length: 0.051,
  lacks: -0.15,
  logit: 16.6,
};

/** @type {Weights} */
const BGE = {
  fusion: { denseWeight: 0.3, cosineFloor: 0.3, cosineCeiling: 0.8 },
  sentences: {
    cosine: 13.7,
    lexical: 10.8,
    before: 3.2,
    after: 0.9,
    length: 0.39,
    kinds: { date: 3.1, number: 2.8, reason: 1.7, place: 2.1, name: 1.9 },
  },
  rank: {
    vectors: {
      cosine: 0.311,
      sentence: 0.232,
      coverage: 0.197,
      densest: 0.115,
      lexical: 0.115,
      length: 0.03,
      lacks: -0.15,
      logit: 30,
    },
    keywords: KEYWORDS,
  },
  quotes: { quote: 0.0001, core: 0.001, paragraph: 0.02 },
  formers: { words: 0.3, meaning: 0.2 },
};

/** @type {Weights} */
const E5 = {
  ...BGE,
  fusion: { denseWeight: 0.5, cosineFloor: 0.72, cosineCeiling: 0.92 },
  sentences: { ...BGE.sentences, cosine: 88 },
  rank: {
    vectors: {
      cosine: 0.36,
      sentence: 0.54,
      coverage: 0.06,
      densest: 0.04,
      lexical: 0,
      length: 0,
      lacks: 0,
      logit: 75,
    },
    keywords: { ...KEYWORDS, lacks: 0 },
  },
};

/** @type {ReadonlyMap<string, Weights>} */
const STARTS = new Map([
  ['Xenova/bge-small-zh-v1.5', BGE],
  ['Xenova/multilingual-e5-small', E5],
]);

/** @param {string} model @returns {Weights} those of the default model for one that is not known */
export function startFor(model) {
  return STARTS.get(model) ?? BGE;
}
