import { at } from '../../text/at.js';
import type { Cluster } from './cluster.js';
import { counting, countOf, searchAll } from './multi-search.js';

/** What is counted, as a query. */
export interface Counted {
  readonly name: string;
  readonly query: object;
}

/** As many counts are kept. Some 100 bytes each: 5 MB. */
const MOST_KEPT = 50_000;
/** As many are asked for in one request. */
const AT_ONCE = 500;

/**
 * Counts of a generation, which does not change: what was counted once is kept, the latest ones. So whoever asks for
 * the frequencies of a question's terms has asked for what its search needs as well.
 */
export class Statistics {
  readonly #cluster: Cluster;
  readonly #index: string;
  readonly #counts = new Map<string, number>();

  constructor(cluster: Cluster, index: string) {
    this.#cluster = cluster;
    this.#index = index;
  }

  /** How many documents each query finds, by name: one request for all that was not counted yet. */
  async count(wanted: readonly Counted[]): Promise<ReadonlyMap<string, number>> {
    const unique = [...new Map(wanted.map((each) => [each.name, each])).values()];
    const known = new Map(unique.flatMap(({ name }) => this.#known(name)));
    const unknown = unique.filter(({ name }) => !known.has(name));
    for (let from = 0; from < unknown.length; from += AT_ONCE) {
      const some = unknown.slice(from, from + AT_ONCE);
      const results = await searchAll(
        this.#cluster,
        this.#index,
        some.map(({ query }) => counting(query)),
      );
      for (const [i, { name }] of some.entries()) {
        known.set(name, countOf(at(results, i)));
        this.#keep(name, countOf(at(results, i)));
      }
    }
    return known;
  }

  #known(name: string): [string, number][] {
    const count = this.#counts.get(name);
    if (count === undefined) return [];
    this.#keep(name, count);
    return [[name, count]];
  }

  #keep(name: string, count: number): void {
    this.#counts.delete(name);
    this.#counts.set(name, count);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > MOST_KEPT && oldest !== undefined) this.#counts.delete(oldest);
  }
}

/** In how many passages a term occurs, as a thing to count. */
export function frequencyOf({
  field,
  term,
}: {
  readonly field: 'terms' | 'heads';
  readonly term: string;
}): Counted {
  return { name: `${field} ${term}`, query: { term: { [field]: term } } };
}
