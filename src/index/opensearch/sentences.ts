import type { Passage } from '../../passages/passage.js';
import { unpack } from '../../storage/packed.js';
import type { Cluster } from './cluster.js';
import { placeOf } from './documents.js';
import { Kept } from './kept.js';
import { type SearchResult, searchAll, showing } from './multi-search.js';

/** The most passages whose vectors are kept: with ten sentences of 512 numbers each, 10 MB. */
const MOST_KEPT = 1500;
/** For how many articles the proposed passages are remembered. */
const MOST_PROPOSED = 5000;
/** The most passages whose vectors come along with articles. */
const MOST_ALONG = 100;

/**
 * The vectors of sentences. A question that reads the articles of what was proposed compares its sentences next: those come
 * along in the same request, and are kept until they are asked for.
 */
export class Sentences {
  readonly #cluster: Cluster;
  readonly #index: string;
  readonly #dimensions: number;
  readonly #packed = new Kept<string>(MOST_KEPT);
  /** Places of passages, by article. */
  readonly #proposed = new Kept<readonly string[]>(MOST_PROPOSED);

  constructor(cluster: Cluster, index: string, dimensions: number) {
    this.#cluster = cluster;
    this.#index = index;
    this.#dimensions = dimensions;
  }

  /** Notes what a search has proposed. */
  expect(passages: readonly Passage[]): void {
    for (const [article, own] of Map.groupBy(passages, ({ articleId }) => articleId))
      this.#proposed.set(article, own.map(placeOf));
  }

  /** A search for what is likely to be asked for next, to be sent with another one; null if there is nothing. */
  searchAlong(articles: readonly string[]): object | null {
    const places = articles.flatMap((id) => this.#proposed.get(id) ?? []);
    const missing = places.filter((place) => this.#packed.get(place) === undefined).slice(0, MOST_ALONG);
    return missing.length > 0 ? searchFor(missing) : null;
  }

  keep(result: SearchResult): void {
    for (const [place, packed] of vectorsIn(result)) this.#packed.set(place, packed);
  }

  /** For each passage the vectors of its sentences; none for an unknown passage. */
  async of(passages: readonly Passage[]): Promise<Float32Array[][]> {
    const places = passages.map(placeOf);
    const packed = new Map(places.map((place) => [place, this.#packed.get(place)]));
    const missing = [...packed].filter(([, value]) => value === undefined).map(([place]) => place);
    for (let from = 0; from < missing.length; from += MOST_AT_ONCE) {
      const search = searchFor(missing.slice(from, from + MOST_AT_ONCE));
      for (const result of await searchAll(this.#cluster, this.#index, [search]))
        for (const [place, value] of vectorsIn(result)) packed.set(place, value);
    }
    return places.map((place) => unpack(Buffer.from(packed.get(place) ?? '', 'base64'), this.#dimensions));
  }
}

/** The most passages whose vectors come in one request. */
const MOST_AT_ONCE = 500;

function searchFor(places: readonly string[]): object {
  return {
    query: { terms: { place: places } },
    ...showing('place', 'sentences'),
    size: places.length,
  };
}

/** By the places of their passages. */
function vectorsIn({ hits }: SearchResult): [string, string][] {
  return hits.hits.flatMap(({ fields }) => {
    const [[place], [sentences]] = [fields?.place ?? [], fields?.sentences ?? []];
    return place !== undefined && sentences !== undefined ? [[place, sentences]] : [];
  });
}
