import { pacer } from '../../pacer.js';
import { contextOf } from '../../passages/context.js';
import type { WeighedQuestion } from '../question/weights.js';
import { lacksNamed } from './missing.js';
import type { ScoredHit, ScoredSentence } from './sentence-scores.js';
import { withProbabilities } from './softmax.js';

/** What a passage that was read shows about whether it answers. */
export interface Evidence {
  /** Its cosine to the question, -1..1, or null without vectors. */
  readonly cosine: number | null;
  /** The best cosine of its sentences, -1..1, or null without vectors. */
  readonly sentence: number | null;
  /** The share of the question's words, by their weight, that it has, including its context, 0..1. */
  readonly coverage: number;
  /** The largest share of them that one of its sentences has, including its speaker's name, 0..1. */
  readonly densest: number;
  /** Its BM25 divided by the question's weight, 0 or more, seldom above 1. */
  readonly lexical: number;
  /** The natural logarithm of its length in UTF-16 code units. */
  readonly length: number;
  /** 1 if it lacks what the question names (`lacksNamed`), else 0. */
  readonly lacks: number;
}

/** A hit with the evidence for its place. */
export interface RankedHit extends ScoredHit {
  readonly evidence: Evidence;
  /** The probability that it holds the answer, among everything that was read, 0..1. */
  readonly probability: number;
  /** The older editions that it represents (`newestFirst`), newest first; mostly none. */
  readonly olderEditions: readonly RankedHit[];
}

/** The parts of a question that hits are ranked by. */
export type RankedFor = Pick<WeighedQuestion, 'shares' | 'find' | 'weight' | 'named'>;

/**
 * How much each piece of evidence counts; the weights in favour add up to 1, so that scores mostly lie between 0 and
 * 1.
 */
export interface RankWeights extends Readonly<Record<keyof Evidence, number>> {
  /** The factor that turns a score into a logit. */
  readonly logit: number;
}

/** Hits of an index with vectors have other weights than those found by keywords alone. */
export interface BothRankWeights {
  readonly vectors: RankWeights;
  readonly keywords: RankWeights;
}

/**
 * Sorts hits again, now by everything that their text shows; those that lack what is named fall back. The new scores
 * leave that lack out, so that the lead by other evidence still shows.
 */
export async function rank(
  scored: readonly ScoredHit[],
  question: RankedFor,
  both: BothRankWeights,
): Promise<RankedHit[]> {
  const weightsFor = (cosine: number | null): RankWeights => (cosine === null ? both.keywords : both.vectors);
  const pause = pacer();
  const evident: Omit<RankedHit, 'probability'>[] = [];
  for (const item of scored) {
    await pause();
    const evidence = evidenceOf(item, question);
    const hit = { ...item.hit, score: scoreOf(evidence, weightsFor(evidence.cosine)) };
    evident.push({ ...item, evidence, olderEditions: [], hit });
  }
  const place = ({ hit, evidence }: Pick<RankedHit, 'hit' | 'evidence'>): number =>
    hit.score + weightsFor(hit.cosine).lacks * evidence.lacks;
  return withProbabilities(evident, ({ hit }) => hit.score * weightsFor(hit.cosine).logit).sort(
    (a, b) => place(b) - place(a),
  );
}

/** What a hit whose sentences were scored shows. */
export function evidenceOf(scored: ScoredHit, question: RankedFor): Evidence {
  const { hit, article, sentences } = scored;
  const context = question.find(contextOf(article, hit.passage).join('\n'));
  // A question about what a person thinks names the person; the person's own words don't.
  const speaker = question.find(hit.passage.speaker ?? '');
  const share = (terms: Iterable<string>): number => question.shares.byWeight(new Set(terms));
  return {
    cosine: hit.cosine,
    sentence: bestCosine(sentences),
    coverage: share([...context, ...sentences.flatMap(({ terms }) => [...terms])]),
    densest: Math.max(0, ...sentences.map(({ terms }) => share([...speaker, ...terms]))),
    lexical: question.weight === 0 ? 0 : hit.lexical / question.weight,
    length: Math.log(Math.max(1, hit.passage.end - hit.passage.start)),
    lacks: Number(lacksNamed(question.named, { ...scored, quote: hit.passage })),
  };
}

/** Evidence without vectors counts nothing. */
/** The sum of all evidence, except for what is lacking. */
export function scoreOf(evidence: Evidence, weights: RankWeights): number {
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
