import { at } from '../../text/at.js';
import type { Cluster } from './cluster.js';
import { scopeName, scopeQueries } from './filter.js';
import { Kept } from './kept.js';
import { counting, countOf, searchAll } from './multi-search.js';
import type { QueryTerm } from './terms.js';

/** What is counted, as a query. */
export interface Counted {
  readonly name: string;
  readonly query: object;
}

/** The most counts that are kept. Some 100 bytes each: 5 MB. */
const MOST_KEPT = 50_000;
/** The most that are asked for in one request. */
const AT_ONCE = 500;

/**
 * Counts of a generation, which does not change: what was counted once is kept, the latest ones. So a search needs no
 * further request for the terms whose frequencies were asked for before.
 */
export class Statistics {
  readonly #cluster: Cluster;
  readonly #index: string;
  readonly #counts = new Kept<number>(MOST_KEPT);

  constructor(cluster: Cluster, index: string) {
    this.#cluster = cluster;
    this.#index = index;
  }

  /** How many documents each query finds, by name: one request for everything that has not been counted yet. */
  async count(wanted: readonly Counted[]): Promise<ReadonlyMap<string, number>> {
    const queries = new Map(wanted.map(({ name, query }) => [name, query]));
    const counts = new Map<string, number>();
    for (const name of queries.keys()) {
      const known = this.#counts.get(name);
      if (known !== undefined) counts.set(name, known);
    }
    const unknown = [...queries].filter(([name]) => !counts.has(name));
    for (let from = 0; from < unknown.length; from += AT_ONCE)
      for (const [name, count] of await this.#ask(unknown.slice(from, from + AT_ONCE)))
        counts.set(name, count);
    return counts;
  }

  async #ask(queries: readonly (readonly [string, object])[]): Promise<[string, number][]> {
    const searches = queries.map(([, query]) => counting(query));
    const results = await searchAll(this.#cluster, this.#index, searches);
    const counts = queries.map(([name], i): [string, number] => [name, countOf(at(results, i))]);
    for (const [name, count] of counts) this.#counts.set(name, count);
    return counts;
  }
}

/** In how many passages a term occurs, of some collections or of all, as a thing to count. */
export function frequencyOf({ field, term }: QueryTerm, within?: readonly string[]): Counted {
  const query = { term: { [field]: term } };
  const scope = scopeQueries(within);
  return {
    name: `${field} ${term} ${scopeName(within)}`,
    query: scope.length > 0 ? { bool: { filter: [query, ...scope] } } : query,
  };
}
