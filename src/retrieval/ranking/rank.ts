import { pacer } from '../../pacer.js';
import { contextOf } from '../../passages/context.js';
import type { WeighedQuestion } from '../question/weights.js';
import { lacksNamed } from './missing.js';
import type { ScoredHit, ScoredSentence } from './sentence-scores.js';
import { withProbabilities } from './softmax.js';

/** What a passage that was read shows of whether it answers. */
export interface Evidence {
  /** Its cosine to the question, -1..1, or null without vectors. */
  readonly cosine: number | null;
  /** The best cosine of its sentences, -1..1, or null without vectors. */
  readonly sentence: number | null;
  /** The share of the question's words, by their weight, that it holds, its context included, 0..1. */
  readonly coverage: number;
  /** The largest share of them that one of its sentences holds, its speaker's name included, 0..1. */
  readonly densest: number;
  /** Its BM25 by the question's weight, 0 or more, seldom above 1. */
  readonly lexical: number;
  /** The natural logarithm of its length in UTF-16 code units. */
  readonly length: number;
  /** 1 where it lacks what the question names (`lacksNamed`), else 0. */
  readonly lacks: number;
}

/** A hit with the evidence that its place rests on. */
export interface RankedHit extends ScoredHit {
  readonly evidence: Evidence;
  /** The probability that it, of all that was read, holds the answer, 0..1. */
  readonly probability: number;
  /** The older editions that it stands for (`newestFirst`), the newest of them first; mostly none. */
  readonly olderEditions: readonly RankedHit[];
}

/** What of a question hits are ranked by. */
export type RankedFor = Pick<WeighedQuestion, 'shares' | 'find' | 'weight' | 'named'>;

/** What each piece of evidence counts; what speaks for an answer adds up to 1, so that scores mostly lie between 0 and 1. */
export interface RankWeights extends Readonly<Record<keyof Evidence, number>> {
  /** What a score is worth as a logit. */
  readonly logit: number;
}

/** Hits of an index with vectors are ranked by others than those that keywords alone have found. */
export interface BothRankWeights {
  readonly vectors: RankWeights;
  readonly keywords: RankWeights;
}

/**
 * Sorts hits anew, now by all that their text shows, those that lack what is named further behind. The scores become
 * those of the evidence without that: how far what has the named thing leads by other means still tells.
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
  // Whoever asks what a person thinks names them; they themselves don't.
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

/** What there are no vectors for counts nothing. */
/** What all evidence adds up to, but for what is lacking. */
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
