import type { Tier } from '../answer/answer.js';
import type { Judgement, QuoteJudgement } from './evaluate.js';
import { share } from './statistics.js';

/** The quotes of one tier, and the share of them that answers, 0..1; null if there are none. */
export interface TierOfQuotes {
  readonly quotes: number;
  readonly right: number | null;
}

type ByTier = Readonly<Record<Tier, TierOfQuotes>>;

/** Whether a quote's own tier is right: for the first quotes, and for those after them. */
export interface QuoteTiers {
  readonly first: ByTier;
  readonly further: ByTier;
}

export function quoteTiersOf(judgements: readonly Judgement[]): QuoteTiers {
  return {
    first: byTier(judgements.flatMap(({ quotes }) => quotes.slice(0, 1))),
    further: byTier(judgements.flatMap(({ quotes }) => quotes.slice(1))),
  };
}

function byTier(quotes: readonly QuoteJudgement[]): ByTier {
  const of = (tier: Tier): TierOfQuotes => {
    const such = quotes.filter((quote) => quote.tier === tier);
    return { quotes: such.length, right: share(such, ({ isRight }) => isRight) };
  };
  return { found: of('found'), related: of('related'), nothing: of('nothing') };
}
