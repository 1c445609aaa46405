import { bestRuns } from '#dist/retrieval/quoting/quote.js';
import { fusedScore } from '#dist/retrieval/ranking/fuse.js';
import { scoreOf } from '#dist/retrieval/ranking/rank.js';
import { hitsReadFor } from '#dist/retrieval/ranking/read-hits.js';
import { HEADING_COST } from '#dist/retrieval/ranking/sentence-scores.js';

/**
 * @import { Calibration } from '#dist/retrieval/calibration/calibration.js'
 * @import { Evidence } from '#dist/retrieval/ranking/rank.js'
 * @typedef {'date' | 'number' | 'reason' | 'place' | 'name'} Kind
 * @typedef {{ cosine: number, lexical: number, before: number, after: number, length: number, kinds: Kind[], isHeading: boolean }} Sentence
 * @typedef {{ from: number, to: number, length: number, paragraphs: number, quoted: number, holds: boolean, marks: boolean }} Run
 * Sentences that may be quoted together: how long they are and the quote is that they make, and whether this one and
 * they themselves have the answer.
 * @typedef {{ lexical: number, cosine: number | null, evidence: Evidence, isOfArticle: boolean, sentences: Sentence[], runs: Run[] }} Passage
 * What a passage is ranked and quoted by. One of another article than the right one has no sentences: nothing in it is right.
 * @typedef {{ set: string, id: string, article: string, best: number, passages: Passage[] }} Dumped
 * A question, with the best score by keywords of all passages.
 * @typedef {Pick<Calibration, 'fusion' | 'sentences' | 'rank' | 'quotes' | 'formers'>} Weights
 * @typedef {Pick<Weights, 'sentences' | 'quotes'>} QuotedBy
 * @typedef {Weights['rank']['vectors']} Rank
 * @typedef {{ passage: Passage, score: number }} Scored
 */

/** How many passages are read for three quotes. */
export const READ = hitsReadFor(3);

/** The passages that are read. @param {Dumped} question @param {Weights['fusion']} fusion @returns {Passage[]} */
export function readOf({ best, passages }, fusion) {
  return passages
    .map((passage) => ({ passage, fused: fusedScore(passage, best, fusion) }))
    .sort((a, b) => b.fused - a.fused)
    .slice(0, READ)
    .map(({ passage }) => passage);
}

/** Passages in their final order. @param {readonly Passage[]} read @param {Rank} rank @returns {Scored[]} */
export function ranked(read, rank) {
  return read
    .map((passage) => {
      const score = scoreOf(passage.evidence, rank);
      return { passage, score, place: score + rank.lacks * passage.evidence.lacks };
    })
    .sort((a, b) => b.place - a.place);
}

/** The best passage's quote, if that is of the right article. @param {readonly Scored[]} order @param {QuotedBy} by */
export function firstQuote([first], by) {
  return first?.passage.isOfArticle ? quoteIn(first.passage, by) : null;
}

/** The best quote of a passage, and its core. @param {Passage} passage @param {QuotedBy} by */
export function quoteIn({ sentences, runs }, { sentences: weights, quotes }) {
  const sums = probabilities(sentences, weights);
  const held = (/** @type {Run} */ { from, to }) => (sums[to + 1] ?? 0) - (sums[from] ?? 0);
  return bestRuns(runs, held, quotes);
}

/** The sums of the sentences' probabilities up to each of them. @param {readonly Sentence[]} sentences @param {Weights['sentences']} weights */
function probabilities(sentences, weights) {
  const logits = sentences.map((sentence) => {
    let logit =
      weights.cosine * sentence.cosine +
      weights.lexical * sentence.lexical +
      weights.before * sentence.before +
      weights.after * sentence.after +
      weights.length * sentence.length -
      (sentence.isHeading ? HEADING_COST : 0);
    for (const kind of sentence.kinds) logit += weights.kinds[kind];
    return logit;
  });
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const sums = [0];
  let sum = 0;
  for (const power of powers) {
    sum += power / total;
    sums.push(sum);
  }
  return sums;
}
