import type { Answer, QuotedExcerpt } from '../../../answer/answer.js';

/** Further than this nobody reads on, and each step costs a search. */
const FURTHEST = 25;

/** Where in an answer a message begins, and how many quotes are asked for at a time. */
export interface Place {
  readonly first: number;
  readonly count: number;
}

/** What is shown of an answer, and how many of its quotes come before those that come next; null if none do. */
export interface ShownPart {
  readonly quotes: readonly QuotedExcerpt[];
  readonly next: number | null;
}

/** Quotes are chosen `count` at a time: how many come before those among which a message begins. */
export function pageStart({ first, count }: Place): number {
  return first - (first % count);
}

/**
 * What of the quotes that were asked for from `pageStart` on is shown. An answer begins with what answers, and leaves
 * what is merely near for later, unless so many quotes were wanted. Nothing is shown that is not even near; but where
 * nothing else was found, what comes nearest.
 *
 * @param wantsAll whether a person has said how many quotes are wanted
 */
export function shownPart({ quotes, tier, hasFurther }: Answer, place: Place, wantsAll = false): ShownPart {
  const { first, count } = place;
  const left = quotes.slice(first % count);
  const end = first === 0 ? firstEnd(left, tier, wantsAll) : lastOf(left, isNear);
  const next = left.slice(end).some(isNear) ? first + end : hasFurther ? pageStart(place) + count : null;
  return { quotes: left.slice(0, end), next: next !== null && next < FURTHEST ? next : null };
}

function firstEnd(quotes: readonly QuotedExcerpt[], tier: Answer['tier'], wantsAll: boolean): number {
  if (tier === 'nothing') return quotes.length;
  return tier === 'found' && !wantsAll
    ? lastOf(quotes, (quote) => quote.tier === 'found')
    : lastOf(quotes, isNear);
}

/** How many quotes there are up to the last that is so. */
function lastOf(quotes: readonly QuotedExcerpt[], isSo: (quote: QuotedExcerpt) => boolean): number {
  return quotes.findLastIndex(isSo) + 1;
}

function isNear({ tier }: QuotedExcerpt): boolean {
  return tier !== 'nothing';
}
