import { z } from 'zod';

export const versionSchema = z.object({ _seq_no: z.int(), _primary_term: z.int() });
/** A state of a document, as the cluster numbers it. */
export type Version = z.infer<typeof versionSchema>;

/** Makes a request that is refused if the document has another state by now. */
export function conditionOf({ _seq_no, _primary_term }: Version) {
  return { if_seq_no: _seq_no, if_primary_term: _primary_term };
}
