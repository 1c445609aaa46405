import { z } from 'zod';
import type { Cluster } from './cluster.js';
import { refusalIn } from './failures.js';

const hitSchema = z.object({
  _score: z.number().nullable(),
  _source: z.unknown().optional(),
  fields: z
    .object({
      cosine: z.array(z.number()).optional(),
      shown: z.array(z.string()).optional(),
      place: z.array(z.string()).optional(),
      sentences: z.array(z.string()).optional(),
    })
    .optional(),
});
const resultSchema = z.object({
  _shards: z.object({ failed: z.int() }),
  hits: z.object({ total: z.object({ value: z.int() }).optional(), hits: z.array(hitSchema) }),
});
const replySchema = z.object({ responses: z.array(z.looseObject({ status: z.int() })) });

export type SearchResult = z.infer<typeof resultSchema>;

/** Status of a search that some part of the index did not take part in. */
const INCOMPLETE = 503;

/**
 * Sends several searches of one index in one request, and gives their results in their order.
 *
 * @throws UserError `cluster` if a part of the index did not answer: half an answer would look like a whole one
 */
export async function searchAll(
  cluster: Cluster,
  index: string,
  searches: readonly object[],
): Promise<readonly SearchResult[]> {
  if (searches.length === 0) return [];
  const lines = searches.flatMap((search) => ['{}', JSON.stringify(search)]);
  const { responses } = await cluster.ask(replySchema, { method: 'POST', path: `/${index}/_msearch`, lines });
  return responses.map((response) => {
    if (response.status >= 300) throw cluster.refused(refusalIn(response.status, response));
    const result = resultSchema.parse(response);
    if (result._shards.failed > 0) throw cluster.refused({ status: INCOMPLETE, type: '', reason: '' });
    return result;
  });
}

/**
 * What a search of passages gives out of each hit: fields that lie in columns, and nothing that has to be taken out of
 * the documents, not even their ids. Those hold all vectors as well, and to open 200 of them takes twenty times as long
 * as to find them.
 */
export function showing(...fields: readonly string[]): object {
  return { stored_fields: '_none_', docvalue_fields: fields, track_total_hits: false };
}

/** A search that only counts. */
export function counting(query: object): object {
  return { query, size: 0, track_total_hits: true };
}

export function countOf({ hits }: SearchResult): number {
  return hits.total?.value ?? 0;
}
