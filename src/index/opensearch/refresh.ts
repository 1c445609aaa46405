import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Cluster } from './cluster.js';
import { STATUS } from './status.js';

const schema = z.object({ _shards: z.object({ failed: z.int() }) });

/** How long to wait before another attempt while a node is missing. In ms; together half a minute. */
const WAITS = [500, 1000, 2000, 4000, 8000, 15_000] as const;

/**
 * Makes everything that was written visible, on every copy: one that was left out would find less than the others.
 *
 * @throws UserError `cluster` if some part can't be reached for too long
 */
export async function refresh(cluster: Cluster, index: string): Promise<void> {
  for (const wait of [...WAITS, null]) {
    const { _shards } = await cluster.ask(schema, { method: 'POST', path: `/${index}/_refresh` });
    if (_shards.failed === 0) return;
    if (wait !== null) await setTimeout(wait);
  }
  throw cluster.refused({ status: STATUS.notReady, type: '', reason: '' });
}
