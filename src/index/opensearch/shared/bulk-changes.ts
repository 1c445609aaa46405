import { z } from 'zod';
import type { Cluster } from '../cluster.js';
import { STATUS } from '../status.js';

const replySchema = z.object({
  items: z.array(
    z.record(
      z.string(),
      z.object({
        _id: z.string(),
        status: z.int(),
        error: z.object({ type: z.string(), reason: z.string().nullish() }).optional(),
      }),
    ),
  ),
});

/** What it means that a change did not fit: somebody else was faster, or has deleted the document. */
const OUTDONE: readonly number[] = [STATUS.conflict, STATUS.notThere];

/**
 * Sends changes that say which version of a document they continue.
 *
 * @param lines of the bulk request
 * @returns the ids of the documents that were changed, without those where somebody else was faster
 */
export async function sendChanges(
  cluster: Cluster,
  index: string,
  lines: readonly object[],
): Promise<ReadonlySet<string>> {
  if (lines.length === 0) return new Set();
  const { items } = await cluster.ask(replySchema, {
    method: 'POST',
    path: `/${index}/_bulk`,
    lines: lines.map((line) => JSON.stringify(line)),
    query: {
      filter_path: 'items.*._id,items.*.status,items.*.error.type,items.*.error.reason',
    },
  });
  const changed = new Set<string>();
  for (const { _id, status, error } of items.flatMap((item) => Object.values(item))) {
    if (status < 300) changed.add(_id);
    else if (!OUTDONE.includes(status))
      throw cluster.refused({ status, type: error?.type ?? '', reason: error?.reason ?? '' });
  }
  return changed;
}
