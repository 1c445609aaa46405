import type { Span } from '../../text/span.js';

/** Words that ask for what holds now, or for the last of several; folded. */
const RECENT =
  /现在|目前|当前|如今|眼下|最新|最近(?:一[次期回届版])?|近期|今年|本月|这个月|本周|这周|上个?月|上周|上个?星期|最后一[次期回届]|(?<![\p{L}])(?:latest|newest|most recent|recently|recent|currently|current|nowadays|now|these days|(?:last|this) (?:month|week|year))(?![\p{L}])/gu;

/** Where a question asks for what is newest, in UTF-16 code units; most don't ask. */
export function recencyIn(folded: string): readonly Span[] {
  return [...folded.matchAll(RECENT)].map(({ 0: { length }, index: start }) => ({
    start,
    end: start + length,
  }));
}
