import type { RankedHit } from '../ranking/rank.js';
import { hitsReadFor } from '../ranking/read-hits.js';

/** The quotes of one page, after those quoted before. */
export interface QuotePage {
  /** How many quotes there are including this page and the ones before. */
  readonly end: number;
  /** What was read for it: what was read for the pages before, then what was read besides, best first each. */
  readonly read: readonly RankedHit[];
}

/**
 * The pages that lead to `top` quotes after the first `after` ones: each is chosen from what was read for it.
 *
 * @param ranked all that was read, best first
 * @param ordered puts the newest editions first, among what is read for one page: one that is only read for a later page
 * changes no page before
 */
export function pagesOf(
  ranked: readonly RankedHit[],
  after: number,
  top: number,
  ordered: (hits: readonly RankedHit[]) => readonly RankedHit[],
): QuotePage[] {
  let before = 0;
  let read: readonly RankedHit[] = [];
  return pageEnds(after, top).map((end) => {
    const count = hitsReadFor(end);
    const from = before;
    read = [...read, ...ordered(ranked.filter(({ nth }) => from < nth && nth <= count))];
    before = count;
    return { end, read };
  });
}

/** The end of each page, if the last page is the `top` quotes after the first ones. */
function pageEnds(after: number, top: number): number[] {
  const pages = Math.ceil((after + top) / top);
  return Array.from({ length: pages }, (_, i) => after + top * (i + 2 - pages)).filter((end) => end > 0);
}
