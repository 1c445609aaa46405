import type { z } from 'zod';
import type { Cluster } from './cluster.js';
import { storedFile } from './documents.js';
import { allOf, type Found } from './pages.js';

/** The documents of the files that an index was made from. */
export function filesIn(cluster: Cluster, index: string): Promise<Found<z.infer<typeof storedFile>>[]> {
  const search = { query: { term: { kind: 'file' } }, sort: [{ path: 'asc' }], source: ['file'] };
  return allOf(cluster, index, storedFile, search);
}
