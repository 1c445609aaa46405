import { z } from 'zod';
import type { Cluster } from './cluster.js';
import { refusalIn } from './failures.js';
import { STATUS } from './status.js';

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
/** Whether all parts of an index took part in a search, and had the time to look at everything. */
export const wholeness = { timed_out: z.boolean(), _shards: z.object({ failed: z.int() }) };
const resultSchema = z.object({
  ...wholeness,
  hits: z.object({ total: z.object({ value: z.int() }).optional(), hits: z.array(hitSchema) }),
});
const replySchema = z.object({ responses: z.array(z.looseObject({ status: z.int() })) });

export type SearchResult = z.infer<typeof resultSchema>;

/** @throws UserError `cluster` if a part of the index did not answer: half an answer would look like a whole one */
export function requireWhole(
  cluster: Cluster,
  { timed_out, _shards }: z.infer<z.ZodObject<typeof wholeness>>,
): void {
  if (timed_out || _shards.failed > 0)
    throw cluster.refused({ status: STATUS.notReady, type: '', reason: '' });
}

/**
 * Sends several searches of one index in one request, and gives their results in their order.
 *
 * @throws UserError `cluster` if a part of the index did not answer
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
    requireWhole(cluster, result);
    return result;
  });
}

/**
 * What a search of passages returns for each hit: fields stored in columns, and nothing from the documents
 * themselves, not even their ids. The documents also have all vectors, and opening 200 of them takes twenty times as
 * long as finding them.
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
