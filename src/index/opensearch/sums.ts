import { z } from 'zod';
import type { CollectionInfo } from '../generation-info.js';
import type { Cluster } from './cluster.js';
import { requireWhole, wholeness } from './multi-search.js';

/** How many collections are counted in one request: an answer is limited in its buckets (search.max_buckets). */
const AT_ONCE = 10_000;

const schema = z.object({
  ...wholeness,
  aggregations: z.object({
    collections: z.object({
      after_key: z.unknown().optional(),
      buckets: z.array(
        z.object({
          key: z.object({ name: z.string() }),
          articles: z.object({ doc_count: z.int() }),
          passages: z.object({ doc_count: z.int() }),
          terms: z.object({ value: z.number() }),
        }),
      ),
    }),
  }),
});
type Bucket = z.infer<typeof schema>['aggregations']['collections']['buckets'][number];

/** What a generation holds, and how many terms the passages of each collection have. */
export interface Sums {
  readonly collections: readonly CollectionInfo[];
  readonly terms: Readonly<Record<string, number>>;
}

/** Counts the documents of a refreshed index. */
export async function sumUp(cluster: Cluster, index: string, atOnce: number = AT_ONCE): Promise<Sums> {
  const buckets: Bucket[] = [];
  for await (const page of bucketsOf(cluster, index, atOnce)) buckets.push(...page);
  return {
    collections: buckets.map(({ key: { name }, articles, passages }) => ({
      name,
      articles: articles.doc_count,
      passages: passages.doc_count,
      examples: [],
    })),
    terms: Object.fromEntries(buckets.map(({ key: { name }, terms }) => [name, terms.value])),
  };
}

/** The collections, some at a time, in the order of their names. */
async function* bucketsOf(cluster: Cluster, index: string, size: number): AsyncGenerator<readonly Bucket[]> {
  const aggs = {
    articles: { filter: { term: { kind: 'article' } } },
    passages: { filter: { term: { kind: 'passage' } } },
    terms: { sum: { field: 'length' } },
  };
  const sources = [{ name: { terms: { field: 'collection' } } }];
  for (let after: unknown; ; ) {
    const composite = { size, sources, ...(after !== undefined && { after }) };
    const body = { size: 0, aggs: { collections: { composite, aggs } } };
    const reply = await cluster.ask(schema, { method: 'POST', path: `/${index}/_search`, body });
    requireWhole(cluster, reply);
    const { buckets, after_key } = reply.aggregations.collections;
    yield buckets;
    after = after_key;
    if (after === undefined || buckets.length < size) return;
  }
}
