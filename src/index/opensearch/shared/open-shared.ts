import type { OpenSearchSettings } from '../../../opensearch-settings.js';
import { Cluster } from '../cluster.js';
import { namesFor } from '../names.js';
import { OpenSearchLog } from './shared-log.js';
import { OpenSearchSigns } from './signs.js';

/** The log of the bots with one prefix. Nothing is sent before it is used. */
export function openSharedLog({ prefix, shards: _, ...connection }: OpenSearchSettings): OpenSearchLog {
  return new OpenSearchLog(new Cluster(connection).forAnswers(), namesFor(prefix).shared);
}

/** The signs of the processes of these bots. */
export function openSigns({ prefix, shards: _, ...connection }: OpenSearchSettings): OpenSearchSigns {
  return new OpenSearchSigns(new Cluster(connection).forAnswers(), namesFor(prefix).shared);
}
