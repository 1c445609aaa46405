import { z } from 'zod';
import type { Passage } from '../../passages/passage.js';
import type { Cluster } from './cluster.js';
import { type StoredVectors, toPassage } from './documents.js';
import { allOf } from './pages.js';
import { VECTOR } from './weights.js';

/** A document of an article. */
export interface Part {
  readonly id: string;
  /** Null for the article's own document. */
  readonly passage: Passage | null;
  readonly vectors: StoredVectors;
}

/** Only passages are shown. */
const partSchema = z.object({ shown: z.string().optional() });
const vectorsSchema = z.object({
  vector: z.array(z.number()).optional(),
  sentences: z
    .array(z.string())
    .transform(([sentences]) => sentences)
    .optional(),
});

/** Vectors are not in the source of a document: they are read from their columns, exactly as they were sent. */
const VECTORS = {
  docvalue_fields: ['sentences'],
  script_fields: { vector: { script: { source: VECTOR } } },
} as const;
/** Vectors are long. */
const AT_ONCE = 100;

/** The article's own document, which has no place, and then its passages. */
const BY_PLACE = [{ place: { order: 'asc', missing: '_first' } }] as const;

/** The documents of an article: its own, and those of its passages. */
export async function partsOf(cluster: Cluster, index: string, article: string): Promise<Part[]> {
  const query = { term: { article } };
  const search = { query, sort: BY_PLACE, source: ['shown'], fields: VECTORS, size: AT_ONCE };
  const found = await allOf(cluster, index, partSchema, search);
  return found.map(({ id, source: { shown }, fields }) => ({
    id,
    passage: shown === undefined ? null : toPassage(shown),
    vectors: vectorsOf(fields),
  }));
}

/** What is missing is left out, as in the document. */
function vectorsOf(fields: Readonly<Record<string, readonly unknown[]>>): StoredVectors {
  const { vector, sentences } = vectorsSchema.parse(fields);
  return { ...(vector && vector.length > 0 && { vector }), ...(sentences !== undefined && { sentences }) };
}
