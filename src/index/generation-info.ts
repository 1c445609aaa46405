import { z } from 'zod';

/** Raised whenever files written by an older version can't be read any more. */
export const FORMAT_VERSION = 7;

/** What a generation says about itself. Two generations with other fingerprints are never mixed. */
export const generationInfoSchema = z.object({
  format: z.literal(FORMAT_VERSION),
  id: z.string(),
  createdAt: z.iso.datetime(),
  /** The embedding model, or null where only keywords are indexed. */
  model: z.object({ name: z.string(), dimensions: z.int().positive(), fingerprint: z.string() }).nullable(),
  /** Hashes everything but the model that decides what the same folder becomes: cutting, folding, tokenizing. */
  textFingerprint: z.string(),
  articles: z.int().nonnegative(),
  passages: z.int().nonnegative(),
});

export type GenerationInfo = Readonly<z.infer<typeof generationInfoSchema>>;
