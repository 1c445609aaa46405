import type { QueryTerm } from './terms.js';
import { B, boostOf, EXACT_GAIN, idfOf, K1 } from './weights.js';

/** The figures on which a generation's scores depend. */
export interface Totals {
  readonly passages: number;
  /** The terms of all passages together. */
  readonly terms: number;
}

/** The most terms that are looked for, the rarest ones: a cluster takes 1024 clauses in one query. */
const MOST_TERMS = 1000;
/** Lucene's first ranking takes lengths roughly: this many more than are wanted are scored exactly. */
const SPARE = 100;
/** No more can be scored (index.max_rescore_window). */
export const MOST_HITS = 10_000;

interface WeighedTerm extends QueryTerm {
  readonly idf: number;
  readonly boost: number;
}

/**
 * The best passages by keywords. Lucene ranks all that have a term, with our weights and its own rough lengths; the best
 * of those are scored as `PassageIndex` says.
 *
 * @param having in how many passages a term occurs
 * @returns null if no passage has any of the terms
 */
export function keywordSearch(
  terms: readonly QueryTerm[],
  having: (term: QueryTerm) => number,
  totals: Totals,
  limit: number,
  filter: readonly object[],
): object | null {
  const weighed = weigh(terms, having, totals);
  if (weighed.length === 0 || limit === 0) return null;
  const should = weighed.map(({ field, term, boost }) => ({ term: { [field]: { value: term, boost } } }));
  return {
    query: { bool: { should, minimum_should_match: 1, filter } },
    size: Math.min(limit, MOST_HITS),
    rescore: {
      window_size: Math.min(Math.max(2 * limit, limit + SPARE), MOST_HITS),
      query: { rescore_query: exactScore(weighed, totals), query_weight: 0, rescore_query_weight: 1 },
    },
  };
}

function weigh(
  terms: readonly QueryTerm[],
  having: (term: QueryTerm) => number,
  { passages }: Totals,
): WeighedTerm[] {
  return terms
    .map((each) => ({ ...each, having: having(each) }))
    .filter(({ having }) => having > 0)
    .map(({ having, ...each }) => ({
      ...each,
      idf: idfOf(passages, having),
      boost: boostOf(passages, having),
    }))
    .sort((a, b) => b.idf - a.idf)
    .slice(0, MOST_TERMS);
}

/** The sum of what each term adds. */
function exactScore(weighed: readonly WeighedTerm[], { passages, terms }: Totals): object {
  const norm = { least: K1 * (1 - B), slope: (K1 * B * passages) / Math.max(1, terms) };
  const should = weighed.map(({ field, term, idf }) => {
    const query = { term: { [`${field}.count`]: term } };
    const script = { source: EXACT_GAIN, params: { ...norm, gain: idf * (K1 + 1) } };
    return { script_score: { query, script } };
  });
  return { bool: { should } };
}
