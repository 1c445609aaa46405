import type { RankedHit } from '../ranking/rank.js';
import { hitsReadFor } from '../ranking/read-hits.js';

/** The quotes of one page, after those quoted before. */
export interface QuotePage {
  /** How many quotes there are including this page and the ones before. */
  readonly end: number;
  /** What was read for it, best first: everything that was read for the page before, and perhaps more. */
  readonly read: readonly RankedHit[];
}

/** The pages that lead to `top` quotes after the first `after` ones: each is chosen from what was read for it. */
export function pagesOf(ranked: readonly RankedHit[], after: number, top: number): QuotePage[] {
  return pageEnds(after, top).map((end) => ({
    end,
    read: ranked.filter(({ nth }) => nth <= hitsReadFor(end)),
  }));
}

/** The end of each page, if the last page is the `top` quotes after the first ones. */
function pageEnds(after: number, top: number): number[] {
  const pages = Math.ceil((after + top) / top);
  return Array.from({ length: pages }, (_, i) => after + top * (i + 2 - pages)).filter((end) => end > 0);
}
