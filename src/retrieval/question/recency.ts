import type { Token } from '../../text/tokenize.js';

/** Ask for what holds now, or for the last of several; folded. */
const RECENT =
  /现在|目前|当前|如今|眼下|最新|最近(?:一[次期回届版])?|近期|今年|本月|这个月|本周|这周|上个?月|上周|上个?星期|最后一[次期回届]|(?<![\p{L}])(?:latest|newest|most recent|recently|recent|currently|current|nowadays|now|these days|(?:last|this) (?:month|week|year))(?![\p{L}])/gu;

/** Where a question asks for what is newest, in UTF-16 code units; nowhere in most. */
export function recencyIn(folded: string): readonly { readonly start: number; readonly end: number }[] {
  return [...folded.matchAll(RECENT)].map(({ 0: { length }, index: start }) => ({
    start,
    end: start + length,
  }));
}

/**
 * The tokens that say what is asked about: that it is to be the newest is told by dates, and no text need say so.
 * All of them where there are no others.
 */
export function withoutRecency(folded: string, tokens: readonly Token[]): readonly Token[] {
  const places = recencyIn(folded);
  if (places.length === 0) return tokens;
  const left = tokens.filter(
    (token) => !places.some(({ start, end }) => token.start < end && token.end > start),
  );
  return left.some(({ kind }) => kind === 'word') ? left : tokens;
}
