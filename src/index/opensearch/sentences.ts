import type { Passage } from '../../passages/passage.js';
import { unpack } from '../../storage/packed.js';
import type { Cluster } from './cluster.js';
import { placeOf, storedSentences } from './documents.js';
import { Kept } from './kept.js';
import type { SearchResult } from './multi-search.js';
import { allOf } from './pages.js';

/** As many passages' vectors are kept: with ten sentences of 512 numbers each, 10 MB. */
const MOST_KEPT = 1500;
/** For as many articles it is known which of their passages were proposed. */
const MOST_PROPOSED = 5000;
/** As many passages' vectors come along with articles at most. */
const MOST_ALONG = 100;

/**
 * The vectors of sentences. Whoever reads the articles of what was proposed compares its sentences next: those come
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

  /** A search for what is likely to be asked for next, to be sent with another one; null where there is nothing. */
  searchAlong(articles: readonly string[]): object | null {
    const places = articles.flatMap((id) => this.#proposed.get(id) ?? []);
    const missing = places.filter((place) => this.#packed.get(place) === undefined).slice(0, MOST_ALONG);
    return missing.length > 0 ? { query: at(missing), _source: FIELDS, size: missing.length } : null;
  }

  keep({ hits }: SearchResult): void {
    for (const { _source } of hits.hits) this.#take(_source);
  }

  /** For each passage the vectors of its sentences; none for an unknown one. */
  async of(passages: readonly Passage[]): Promise<Float32Array[][]> {
    const packed = new Map(passages.map(placeOf).map((place) => [place, this.#packed.get(place)]));
    const missing = [...packed].filter(([, value]) => value === undefined).map(([place]) => place);
    if (missing.length > 0) {
      const search = { query: at(missing), source: FIELDS };
      const found = await allOf(this.#cluster, this.#index, storedSentences, search);
      for (const { source } of found) packed.set(source.place, source.sentences);
    }
    return passages.map((passage) =>
      unpack(Buffer.from(packed.get(placeOf(passage)) ?? '', 'base64'), this.#dimensions),
    );
  }

  #take(source: unknown): void {
    const { place, sentences } = storedSentences.parse(source);
    if (sentences !== undefined) this.#packed.set(place, sentences);
  }
}

const FIELDS = ['place', 'sentences'] as const;

function at(places: readonly string[]): object {
  return { terms: { place: places } };
}
