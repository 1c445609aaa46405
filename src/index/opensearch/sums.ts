import { z } from 'zod';
import type { CollectionInfo } from '../generation-info.js';
import type { Cluster } from './cluster.js';
import { requireWhole, wholeness } from './multi-search.js';

/** The most collections that are counted apart: an answer is limited in its buckets (search.max_buckets). */
const MOST = 20_000;

const schema = z.object({
  ...wholeness,
  aggregations: z.object({
    collections: z.object({
      buckets: z.array(
        z.object({
          key: z.string(),
          articles: z.object({ doc_count: z.int() }),
          passages: z.object({ doc_count: z.int() }),
          terms: z.object({ value: z.number() }),
        }),
      ),
    }),
  }),
});

/** What a generation holds, and how many terms the passages of each collection have. */
export interface Sums {
  readonly collections: readonly CollectionInfo[];
  readonly terms: Readonly<Record<string, number>>;
}

/** Counts the documents of a refreshed index. */
export async function sumUp(cluster: Cluster, index: string): Promise<Sums> {
  const own = {
    articles: { filter: { term: { kind: 'article' } } },
    passages: { filter: { term: { kind: 'passage' } } },
    terms: { sum: { field: 'length' } },
  };
  const collections = { terms: { field: 'collection', size: MOST, order: { _key: 'asc' } }, aggs: own };
  const reply = await cluster.ask(schema, {
    method: 'POST',
    path: `/${index}/_search`,
    body: { size: 0, aggs: { collections } },
  });
  requireWhole(cluster, reply);
  const { buckets } = reply.aggregations.collections;
  return {
    collections: buckets.map(({ key, articles, passages }) => ({
      name: key,
      articles: articles.doc_count,
      passages: passages.doc_count,
      examples: [],
    })),
    terms: Object.fromEntries(buckets.map(({ key, terms }) => [key, terms.value])),
  };
}
