import { z } from 'zod';
import { UserError } from '../../errors.js';
import { sentence, type Told } from '../../sentence.js';
import type { GenerationInfo } from '../generation-info.js';
import { type ReadingVersions, whyOtherVersion } from '../reading.js';

/** Raised whenever indices of older versions can no longer be read. */
export const FORMAT_VERSION = 1;

const reading = z.object({
  fold: z.int(),
  tokenize: z.int(),
  sentences: z.int(),
  embedInput: z.int(),
}) satisfies z.ZodType<ReadingVersions>;

const info = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  model: z.object({ name: z.string(), dimensions: z.int().positive(), fingerprint: z.string() }).nullable(),
  textFingerprint: z.string(),
  reading,
  articles: z.int().nonnegative(),
  passages: z.int().nonnegative(),
  collections: z
    .array(
      z.object({
        name: z.string(),
        articles: z.int().nonnegative(),
        passages: z.int().nonnegative(),
        examples: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  examples: z.array(z.string()).readonly(),
}) satisfies z.ZodType<GenerationInfo>;

const metaSchema = z.object({
  format: z.literal(FORMAT_VERSION),
  /** Missing while it is written. */
  info: info.optional(),
  /** How many terms the passages of each collection have together. */
  terms: z.record(z.string(), z.number().nonnegative()).default({}),
  /** When it was taken off the list, in ms since 1970: its readers then have some time to finish. */
  retiredAt: z.number().optional(),
});

/** What an index says about itself, beside its mapping. */
export type Meta = Readonly<z.infer<typeof metaSchema>>;

/** A generation that is finished. */
export interface Finished extends Meta {
  readonly info: GenerationInfo;
}

/** Null if it is not what this version writes. */
export function parseMeta(meta: unknown): Meta | null {
  return metaSchema.safeParse(meta).data ?? null;
}

/**
 * The description of a generation that this version can serve.
 *
 * @throws UserError `index-mismatch`, also if other stages than those of this version have made it
 */
export function requireServable(id: string, meta: Meta | null): Finished {
  if (!meta)
    throw mismatch(
      id,
      sentence('it is not what this version (format {{version}}) writes', { version: FORMAT_VERSION }),
    );
  if (!meta.info) throw mismatch(id, sentence('it is not complete'));
  const why = whyOtherVersion(meta.info.reading);
  if (why !== null) throw mismatch(id, why);
  return { ...meta, info: meta.info };
}

export function mismatch(id: string, why: Told, cause?: unknown): UserError {
  return new UserError(
    'index-mismatch',
    sentence(
      "The generation {{id}} can't be used: {{why}}. Build it anew with: npm run --silent cli -- index",
      { id, why },
    ),
    { cause },
  );
}
