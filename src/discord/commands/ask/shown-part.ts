import type { Answer, QuotedExcerpt } from '../../../answer/answer.js';

/** Nobody reads further than this, and each step costs a search. */
const FURTHEST = 25;

/** The place in an answer where a message begins, and how many quotes are asked for at a time. */
export interface Place {
  readonly first: number;
  readonly count: number;
}

/**
 * The part of an answer that is shown, and how many of its quotes come before the next ones; null if there are no
 * more.
 */
export interface ShownPart {
  readonly quotes: readonly QuotedExcerpt[];
  readonly next: number | null;
}

/** How many quotes come before the batch in which a message begins; they are chosen `count` at a time. */
export function pageStart({ first, count }: Place): number {
  return first - (first % count);
}

/**
 * The quotes to show, of those asked for from `pageStart` on. An answer begins with quotes that answer, and leaves
 * merely near ones for later, unless a number of quotes was asked for. Quotes that are not even near are not shown,
 * unless nothing else was found.
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

/** How many quotes there are up to the last one that meets a condition. */
function lastOf(quotes: readonly QuotedExcerpt[], isSo: (quote: QuotedExcerpt) => boolean): number {
  return quotes.findLastIndex(isSo) + 1;
}

function isNear({ tier }: QuotedExcerpt): boolean {
  return tier !== 'nothing';
}
