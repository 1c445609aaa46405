import { z } from 'zod';
import type { Cluster } from './cluster.js';
import { requireWhole, wholeness } from './multi-search.js';

/** How many documents come at once. */
const AT_ONCE = 500;
/** For documents that may contain a book. */
export const FEW_AT_ONCE = 50;

export interface Search {
  readonly query: object;
  /**
   * By what no two of them have alike: the next page begins after the last one's values. A document's number in its
   * shard would not do, since other shards and other copies of it give other ones.
   */
  readonly sort: readonly object[];
  /** The wanted fields; if missing, all. */
  readonly source?: readonly string[];
  /** What is wanted of each that its source does not have, as a search asks for it. */
  readonly fields?: object;
  /** How many come at once. */
  readonly size?: number;
}

const pageSchema = z.object({
  ...wholeness,
  hits: z.object({
    hits: z.array(
      z.object({
        _id: z.string(),
        _source: z.unknown(),
        fields: z.record(z.string(), z.array(z.unknown())).default({}),
        sort: z.array(z.unknown()).optional(),
      }),
    ),
  }),
});

export interface Found<T> {
  readonly id: string;
  readonly source: T;
  readonly fields: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * All documents that a query finds, a page at a time. Each comes once, whichever copy gives a page: what is searched
 * does not change meanwhile.
 */
export async function* pagesOf<T extends z.ZodType>(
  cluster: Cluster,
  index: string,
  schema: T,
  { query, sort, source, fields, size = AT_ONCE }: Search,
): AsyncGenerator<readonly Found<z.infer<T>>[]> {
  for (let after: readonly unknown[] | undefined; ; ) {
    const body = {
      query,
      sort,
      size,
      ...(source && { _source: source }),
      ...fields,
      ...(after && { search_after: after }),
    };
    const page = await cluster.ask(pageSchema, { method: 'POST', path: `/${index}/_search`, body });
    requireWhole(cluster, page);
    const { hits } = page.hits;
    yield hits.map((hit) => ({ id: hit._id, source: schema.parse(hit._source), fields: hit.fields }));
    after = hits.at(-1)?.sort;
    if (hits.length < size || !after) return;
  }
}

/** All of them at once. */
export async function allOf<T extends z.ZodType>(
  cluster: Cluster,
  index: string,
  schema: T,
  search: Search,
): Promise<Found<z.infer<T>>[]> {
  const found: Found<z.infer<T>>[] = [];
  for await (const page of pagesOf(cluster, index, schema, search)) found.push(...page);
  return found;
}
