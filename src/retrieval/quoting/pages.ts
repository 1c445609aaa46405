import type { RankedHit } from '../ranking/rank.js';
import { hitsReadFor } from '../ranking/read-hits.js';

/** What is quoted together, beside what was quoted before. */
export interface QuotePage {
  /** How many quotes there are with it, those of the pages before included. */
  readonly end: number;
  /** What was read for it, best first: all that was read for the page before, and maybe more. */
  readonly read: readonly RankedHit[];
}

/** The pages that lead to `top` quotes after the first `after` ones: each is chosen from what was read for it. */
export function pagesOf(ranked: readonly RankedHit[], after: number, top: number): QuotePage[] {
  return pageEnds(after, top).map((end) => ({
    end,
    read: ranked.filter(({ nth }) => nth <= hitsReadFor(end)),
  }));
}

/** Where each page ends whose last one are the `top` quotes after the first ones. */
function pageEnds(after: number, top: number): number[] {
  const pages = Math.ceil((after + top) / top);
  return Array.from({ length: pages }, (_, i) => after + top * (i + 2 - pages)).filter((end) => end > 0);
}
