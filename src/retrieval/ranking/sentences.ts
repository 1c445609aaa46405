import type { Article } from '../../articles/article.js';
import { contextOf } from '../../passages/context.js';
import type { Passage } from '../../passages/passage.js';
import { type SpokenSentence, spokenSentences } from '../../passages/sentences.js';
import type { TermFinder } from '../../text/finder.js';
import { type CueReader, cueWeight } from '../question/cues.js';

/** A sentence of a passage and how well it goes with the question. */
export interface ScoredSentence extends SpokenSentence {
  /** Those of the question's terms that it holds. */
  readonly terms: ReadonlySet<string>;
  /** Its cosine to the question, or null without vectors. */
  readonly cosine: number | null;
  /** The probability that it, of all sentences of its passage, holds the answer, 0..1. */
  readonly probability: number;
}

/** What a question looks for. */
export interface SoughtAnswer {
  readonly weights: ReadonlyMap<string, number>;
  /** Finds the terms that have a weight. */
  readonly find: TermFinder;
  /** The mean of the question's tokens as a unit vector, or null to go by words alone. */
  readonly vector: Float32Array | null;
  /** Reads from a sentence what kinds of answer, of those that the question wants, it may give. */
  readonly cues: CueReader;
}

/**
 * How much each feature says about where the answer stands: the weights of a softmax over a passage's sentences,
 * fitted to half of the questions of CMRC 2018 and XQuAD (English) and judged by the other half; see
 * docs/retrieval.md.
 */
const WEIGHTS = { cosine: 13.7, lexical: 10.8, before: 3.2, after: 0.9, length: 0.39 } as const;

/** What a term is worth that the passage's title or heading has already said: in its sentences it says little. */
const SAID_ALREADY = 0.2;

/**
 * Scores the sentences of a passage.
 *
 * @param vectors of its sentences, in their order; empty to go by words alone
 */
export function scoreSentences(
  article: Article,
  passage: Passage,
  vectors: readonly Float32Array[],
  sought: SoughtAnswer,
): ScoredSentence[] {
  const sentences = spokenSentences(article, passage);
  const worth = worths(sought.find(contextOf(article, passage).join('\n')), sought.weights);
  const found = sentences.map(({ start, end }) => sought.find(article.text.slice(start, end)));
  const lexical = found.map((terms) => share(terms, worth));
  const cosines = sentences.map((_, i) => cosineTo(sought.vector, vectors[i]));
  const logits = sentences.map(
    ({ start, end }, i) =>
      WEIGHTS.cosine * (cosines[i] ?? 0) +
      WEIGHTS.lexical * (lexical[i] ?? 0) +
      WEIGHTS.before * (lexical[i - 1] ?? 0) +
      WEIGHTS.after * (lexical[i + 1] ?? 0) +
      WEIGHTS.length * Math.log(end - start) +
      cueWeight(sought.cues(article.text.slice(start, end))),
  );
  const probabilities = softmax(logits);
  return sentences.map((sentence, i) => ({
    ...sentence,
    terms: found[i] ?? new Set(),
    cosine: cosines[i] ?? null,
    probability: probabilities[i] ?? 0,
  }));
}

function worths(said: ReadonlySet<string>, weights: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(
    [...weights].map(([term, weight]) => [term, said.has(term) ? weight * SAID_ALREADY : weight]),
  );
}

/** The share of the whole question's worth that some of its terms have. */
function share(terms: ReadonlySet<string>, worth: ReadonlyMap<string, number>): number {
  const total = [...worth.values()].reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 0 : [...terms].reduce((sum, term) => sum + (worth.get(term) ?? 0), 0) / total;
}

function cosineTo(question: Float32Array | null, sentence: Float32Array | undefined): number | null {
  if (!question || !sentence) return null;
  let sum = 0;
  for (let i = 0; i < question.length; i++) sum += (question[i] ?? 0) * (sentence[i] ?? 0);
  return sum;
}

/** Probabilities that add up to 1, from logits. */
export function softmax(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
