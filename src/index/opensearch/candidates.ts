import type { Candidate, IndexQuery } from '../passage-index.js';
import type { Cluster } from './cluster.js';
import { toPassage } from './documents.js';
import { filterQueries, scopeQueries } from './filter.js';
import { keywordSearch, type Totals } from './keyword-search.js';
import { type SearchResult, searchAll, showing } from './multi-search.js';
import { type Counted, frequencyOf, type Statistics } from './statistics.js';
import { type QueryTerm, queryTerm } from './terms.js';
import { cosineField, EXACT_LIMIT, nearestSearch } from './vector-search.js';

/** A generation as it is searched. */
export interface Searched {
  readonly cluster: Cluster;
  readonly index: string;
  readonly statistics: Statistics;
  /** Of some collections, or of all. */
  totalsOf(within: readonly string[] | undefined): Totals;
  readonly hasVectors: boolean;
}

/** A passage that was found, without its article's fields. */
export type Hit = Omit<Candidate, 'repostOf'>;

/** Both searches in one request, after one for counts if some are not known yet. */
export async function findHits(searched: Searched, query: IndexQuery): Promise<readonly Hit[]> {
  const { cluster, index, statistics, totalsOf, hasVectors } = searched;
  const { limits, filter = {}, within } = query;
  const terms = limits.lexical > 0 ? query.terms.map(queryTerm) : [];
  const vector = query.vector && hasVectors ? [...query.vector] : null;
  const isNear = vector !== null && limits.dense > 0;
  const queries = [...filterQueries(filter), ...scopeQueries(within)];
  const allowed = isNear ? countOfAllowed(queries) : [];
  const counts = await statistics.count([...terms.map((term) => frequencyOf(term, within)), ...allowed]);
  const having = (term: QueryTerm): number => counts.get(frequencyOf(term, within).name) ?? 0;
  const isExact = allowed.some(({ name }) => (counts.get(name) ?? 0) <= EXACT_LIMIT);
  const lexical = keywordSearch(terms, having, totalsOf(within), limits.lexical, queries);
  const dense = isNear ? nearestSearch(vector, limits.dense, queries, isExact) : null;
  const shown = { ...showing('shown'), ...(vector && cosineField(vector)) };
  const searches = [lexical, dense].flatMap((search) => (search ? [{ ...search, ...shown }] : []));
  const results = await searchAll(cluster, index, searches);
  return merge(lexical ? results[0] : undefined, dense ? results.at(-1) : undefined);
}

/** Counted if a filter lets through only some: whether these are few decides how vectors are searched. */
function countOfAllowed(queries: readonly object[]): Counted[] {
  if (queries.length === 0) return [];
  const name = `passages where ${JSON.stringify(queries)}`;
  return [{ name, query: { bool: { filter: [...queries, { term: { kind: 'passage' } }] } } }];
}

/** Each passage once, with the score by keywords if that search proposes it. */
function merge(lexical: SearchResult | undefined, dense: SearchResult | undefined): Hit[] {
  const hits = new Map<string, Hit>();
  for (const { fields } of dense?.hits.hits ?? []) hits.set(shownOf(fields), toHit(fields, 0));
  for (const { fields, _score } of lexical?.hits.hits ?? [])
    hits.set(shownOf(fields), toHit(fields, _score ?? 0));
  return [...hits.values()];
}

type Fields = SearchResult['hits']['hits'][number]['fields'];

function toHit(fields: Fields, lexical: number): Hit {
  return { passage: toPassage(shownOf(fields)), lexical, cosine: fields?.cosine?.[0] ?? null };
}

/** No two passages of a generation are equal: each has its own place in it. */
function shownOf(fields: Fields): string {
  const [shown] = fields?.shown ?? [];
  if (shown === undefined)
    throw new Error('a document that is no passage was found by its keywords or vector');
  return shown;
}
