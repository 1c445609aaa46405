import type { Tier } from '../answer/answer.js';
import type { Judgement } from './evaluate.js';
import { type QuoteTiers, quoteTiersOf } from './quote-tiers.js';
import { type Reliability, reliabilityOf } from './reliability.js';
import { type Risk, riskOf } from './risk.js';
import { mean, quantile, share } from './statistics.js';

/** The figures of a set; shares are 0..1, times in milliseconds. Null if the set has no such questions. */
export interface EvalReport {
  readonly questions: number;
  readonly articleRecallAt1: number | null;
  readonly articleRecallAt5: number | null;
  /** The mean of 1 / the right article's rank, taken as 0 beyond rank 10. */
  readonly mrrAt10: number | null;
  readonly answerInFirstQuote: number | null;
  readonly answerInAnyQuote: number | null;
  readonly answerInHighlights: number | null;
  readonly answerInFirstPassage: number | null;
  readonly verbatim: number | null;
  readonly quoteLengthMedian: number | null;
  readonly quoteLengthP95: number | null;
  readonly msMedian: number | null;
  readonly msP95: number | null;
  readonly reliability: Reliability;
  readonly risk: Risk;
  readonly quotes: QuoteTiers;
  readonly tiers: { readonly answerable: TierShares; readonly unanswerable: TierShares };
}

/** How many answers ended in each tier, as shares. */
export type TierShares = Readonly<Record<Tier, number>> & { readonly questions: number };

export function summarize(judgements: readonly Judgement[]): EvalReport {
  const answerable = judgements.filter(({ question }) => question.article !== null);
  const unanswerable = judgements.filter(({ question }) => question.article === null);
  const lengths = answerable.flatMap(({ quoteLength }) => (quoteLength > 0 ? [quoteLength] : []));
  const times = judgements.map(({ tookMs }) => tookMs);
  return {
    questions: judgements.length,
    articleRecallAt1: share(answerable, (judgement) => rankOf(judgement) <= 1),
    articleRecallAt5: share(answerable, (judgement) => rankOf(judgement) <= 5),
    mrrAt10: mean(answerable.map(rankOf).map((rank) => (rank <= 10 ? 1 / rank : 0))),
    answerInFirstQuote: share(answerable, ({ inFirstQuote }) => inFirstQuote),
    answerInAnyQuote: share(answerable, ({ inAnyQuote }) => inAnyQuote),
    answerInHighlights: share(answerable, ({ inHighlights }) => inHighlights),
    answerInFirstPassage: share(answerable, ({ inFirstPassage }) => inFirstPassage),
    verbatim: share(judgements, ({ verbatim }) => verbatim),
    quoteLengthMedian: quantile(lengths, 0.5),
    quoteLengthP95: quantile(lengths, 0.95),
    msMedian: quantile(times, 0.5),
    msP95: quantile(times, 0.95),
    reliability: reliabilityOf(judgements),
    risk: riskOf(judgements),
    quotes: quoteTiersOf(judgements),
    tiers: { answerable: tierShares(answerable), unanswerable: tierShares(unanswerable) },
  };
}

/**
 * The answers to look at: to an answerable question, those whose first quote lacks the answer, worst first (no
 * quote, another article, another passage, another sentence); to an unanswerable one, those that count as found.
 */
export function missesOf(judgements: readonly Judgement[]): readonly Judgement[] {
  return judgements.filter(isMiss).sort((a, b) => gravity(b) - gravity(a));
}

function isMiss({ question, inFirstQuote, tier }: Judgement): boolean {
  return question.article === null ? tier === 'found' : !inFirstQuote || tier === 'nothing';
}

function gravity(judgement: Judgement): number {
  if (judgement.question.article === null) return 5 + judgement.confidence;
  if (judgement.tier === 'nothing') return 4;
  if (rankOf(judgement) > 1) return 3;
  return judgement.inFirstPassage ? 1 : 2;
}

function rankOf({ articleRank }: Judgement): number {
  return articleRank ?? Number.POSITIVE_INFINITY;
}

function tierShares(judgements: readonly Judgement[]): TierShares {
  const of = (tier: Tier): number => share(judgements, (judgement) => judgement.tier === tier) ?? 0;
  return { questions: judgements.length, found: of('found'), related: of('related'), nothing: of('nothing') };
}
