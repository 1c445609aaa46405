import { z } from 'zod';
import type { Cluster } from '../cluster.js';
import { sendChanges } from './bulk-changes.js';

/** How many are deleted at once. */
const AT_ONCE = 500;

const pageSchema = z.object({
  hits: z.object({
    total: z.object({ value: z.int() }),
    hits: z.array(z.object({ _id: z.string(), _seq_no: z.int(), _primary_term: z.int() })),
  }),
});

/**
 * Deletes the oldest documents that a query finds; one that is changed meanwhile stays. How many there are and which
 * are the oldest comes from one look, so that bots which do this at the same time delete the same ones.
 *
 * @param keep how many of them stay
 */
export async function removeOldest(cluster: Cluster, index: string, query: object, keep = 0): Promise<void> {
  for (;;) {
    // What was just written is found, too, and what was just deleted is not.
    await cluster.send({ method: 'POST', path: `/${index}/_refresh` });
    const body = {
      query,
      size: AT_ONCE,
      sort: [{ at: 'asc' }, { _seq_no: 'asc' }],
      _source: false,
      seq_no_primary_term: true,
      track_total_hits: true,
    };
    const { hits } = await cluster.ask(pageSchema, { method: 'POST', path: `/${index}/_search`, body });
    const excess = hits.total.value - keep;
    const lines = hits.hits.slice(0, Math.max(0, excess)).map(({ _id, _seq_no, _primary_term }) => ({
      delete: { _id, if_seq_no: _seq_no, if_primary_term: _primary_term },
    }));
    await sendChanges(cluster, index, lines);
    if (excess <= AT_ONCE) return;
  }
}
