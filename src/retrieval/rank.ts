import type { Article } from '../articles/article.js';
import { contextOf } from '../passages/context.js';
import type { TermFinder } from '../text/finder.js';
import type { Hit } from './fuse.js';
import { type ScoredSentence, softmax } from './sentences.js';

/** A hit whose text was read. */
export interface ReadHit {
  readonly hit: Hit;
  readonly article: Article;
  readonly sentences: readonly ScoredSentence[];
}

/** What a passage that was read shows of whether it answers. */
export interface Evidence {
  /** Its cosine to the question, -1..1, or null without vectors. */
  readonly cosine: number | null;
  /** The best cosine of its sentences, -1..1, or null without vectors. */
  readonly sentence: number | null;
  /** The share of the question's weight that it holds, its context included, 0..1. */
  readonly coverage: number;
  /** The largest share of the question's weight that one of its sentences holds, its speaker's name included, 0..1. */
  readonly densest: number;
  /** Its BM25 by the question's weight, 0 or more, seldom above 1. */
  readonly lexical: number;
  /** The natural logarithm of its length in UTF-16 code units. */
  readonly length: number;
}

/** A hit with the evidence that its place rests on. */
export interface RankedHit extends ReadHit {
  readonly evidence: Evidence;
  /** The probability that it, of all that was read, holds the answer, 0..1. */
  readonly probability: number;
}

/** What each piece of evidence counts; the weights add up to 1, so that scores mostly lie between 0 and 1. */
type RankWeights = Readonly<Record<keyof Evidence, number>>;

/**
 * Fitted as a softmax over the best hits of each question of CMRC 2018 and XQuAD (English), by halves of both;
 * docs/retrieval.md has what that gave on the halves it was not fitted to, and from either set to the other.
 */
const WITH_VECTORS: RankWeights = {
  cosine: 0.311,
  sentence: 0.232,
  coverage: 0.197,
  densest: 0.115,
  lexical: 0.115,
  length: 0.03,
};

/** The same without the vectors. */
const KEYWORDS_ONLY: RankWeights = {
  cosine: 0,
  sentence: 0,
  coverage: 0.331,
  densest: 0.188,
  lexical: 0.43,
  length: 0.051,
};

/** What a score is worth as a logit: what the weights added up to when they were fitted. */
const LOGIT = { withVectors: 30, keywordsOnly: 16.6 } as const;

/**
 * Sorts what was read anew, now by all that its text shows. The scores become those of the evidence.
 *
 * @param weights of the question's terms
 * @param find finds these terms, and maybe others
 */
export function rank(
  read: readonly ReadHit[],
  weights: ReadonlyMap<string, number>,
  find: TermFinder,
): RankedHit[] {
  const scored = read.map((item) => {
    const evidence = evidenceOf(item, weights, find);
    return { ...item, evidence, hit: { ...item.hit, score: score(evidence) } };
  });
  const probabilities = softmax(
    scored.map(({ hit }) => hit.score * (hit.cosine === null ? LOGIT.keywordsOnly : LOGIT.withVectors)),
  );
  return scored
    .map((item, i) => ({ ...item, probability: probabilities[i] ?? 0 }))
    .sort((a, b) => b.hit.score - a.hit.score);
}

function evidenceOf(
  { hit, article, sentences }: ReadHit,
  weights: ReadonlyMap<string, number>,
  find: TermFinder,
): Evidence {
  const total = sum(weights.values());
  const shareOf = (terms: Iterable<string>): number =>
    total === 0 ? 0 : sum([...new Set(terms)].map((term) => weights.get(term) ?? 0)) / total;
  const context = find(contextOf(article, hit.passage).join('\n'));
  // Whoever asks what a person thinks names them; they themselves don't.
  const speaker = find(hit.passage.speaker ?? '');
  return {
    cosine: hit.cosine,
    sentence: bestCosine(sentences),
    coverage: shareOf([...context, ...sentences.flatMap(({ terms }) => [...terms])]),
    densest: Math.max(0, ...sentences.map(({ terms }) => shareOf([...speaker, ...terms]))),
    lexical: total === 0 ? 0 : hit.lexical / total,
    length: Math.log(Math.max(1, hit.passage.end - hit.passage.start)),
  };
}

function score(evidence: Evidence): number {
  const weights = evidence.cosine === null ? KEYWORDS_ONLY : WITH_VECTORS;
  return (
    weights.cosine * (evidence.cosine ?? 0) +
    weights.sentence * (evidence.sentence ?? 0) +
    weights.coverage * evidence.coverage +
    weights.densest * evidence.densest +
    weights.lexical * evidence.lexical +
    weights.length * evidence.length
  );
}

function bestCosine(sentences: readonly ScoredSentence[]): number | null {
  const cosines = sentences.flatMap(({ cosine }) => (cosine === null ? [] : [cosine]));
  return cosines.length > 0 ? Math.max(...cosines) : null;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
