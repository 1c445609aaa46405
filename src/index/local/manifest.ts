import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { UserError } from '../../errors.js';
import { sentence, type Told } from '../../sentence.js';
import type { GenerationInfo } from '../generation-info.js';
import type { Examples } from '../generation-store.js';
import { type ReadingVersions, whyOtherVersion } from '../reading.js';
import { FILES } from './schema.js';

/** Raised whenever files written by an older version can't be read any more. */
export const FORMAT_VERSION = 9;

const fileSchema = z.object({ bytes: z.int().nonnegative(), sha256: z.string() });

const readingSchema = z.object({
  fold: z.int(),
  tokenize: z.int(),
  sentences: z.int(),
  embedInput: z.int(),
}) satisfies z.ZodType<ReadingVersions>;

const manifestSchema = z.object({
  format: z.literal(FORMAT_VERSION),
  id: z.string(),
  createdAt: z.iso.datetime(),
  model: z.object({ name: z.string(), dimensions: z.int().positive(), fingerprint: z.string() }).nullable(),
  textFingerprint: z.string(),
  reading: readingSchema,
  articles: z.int().nonnegative(),
  passages: z.int().nonnegative(),
  collections: z.array(
    z.object({
      name: z.string(),
      articles: z.int().nonnegative(),
      passages: z.int().nonnegative(),
      examples: z.array(z.string()),
    }),
  ),
  examples: z.array(z.string()),
  /** Every other file of the generation, by name. */
  files: z.record(z.string(), fileSchema),
  /** The SHA-256 of everything above, so that damage to this file shows as well. */
  checksum: z.string(),
});

export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** Adds to a complete generation's manifest which questions it answers well. */
export function writeExamples(dir: string, { all, of }: Examples): void {
  const { checksum: _, ...said } = readManifest(dir);
  const collections = said.collections.map((one) => ({ ...one, examples: [...(of.get(one.name) ?? [])] }));
  writeContent(dir, { ...said, collections, examples: [...all] });
}

/** Completes a generation: it can be opened once this file is there. */
export async function writeManifest(dir: string, info: GenerationInfo): Promise<void> {
  const names = [FILES.database, FILES.vectors, FILES.graph].filter((name) => existsSync(join(dir, name)));
  const files: Manifest['files'] = {};
  for (const name of names) {
    const path = join(dir, name);
    files[name] = { bytes: statSync(path).size, sha256: await sha256Of(path) };
  }
  const collections = info.collections.map((one) => ({ ...one, examples: [...one.examples] }));
  writeContent(dir, { format: FORMAT_VERSION, ...info, collections, examples: [...info.examples], files });
}

function writeContent(dir: string, content: Omit<Manifest, 'checksum'>): void {
  const manifest: Manifest = { ...content, checksum: checksumOf(content) };
  writeFileSync(join(dir, FILES.info), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * Reads a generation's manifest, and checks that its files exist in full length.
 *
 * @throws UserError `index-mismatch` if it is not whole, or written by another version
 */
export function readManifest(dir: string): Manifest {
  const file = join(dir, FILES.info);
  if (!existsSync(file))
    throw mismatch(dir, sentence('it is not complete: {{file}} is missing', { file: FILES.info }));
  const manifest = parse(dir, readFileSync(file, 'utf8'));
  for (const [name, { bytes }] of Object.entries(manifest.files)) {
    const found = statSync(join(dir, name), { throwIfNoEntry: false })?.size;
    if (found === undefined) throw mismatch(dir, sentence('{{name}} is missing', { name }));
    if (found !== bytes)
      throw mismatch(
        dir,
        sentence('{{name}} is damaged: it has {{found}} bytes instead of {{bytes}}', { name, found, bytes }),
      );
  }
  return manifest;
}

/**
 * The same, for a generation that this version can serve.
 *
 * @throws UserError `index-mismatch`, also if other stages than those of this version have made it
 */
export function readServable(dir: string): Manifest {
  const manifest = readManifest(dir);
  const why = whyOtherVersion(manifest.reading);
  if (why !== null) throw mismatch(dir, why);
  return manifest;
}

/**
 * Reads every file of a generation and compares it with what was written.
 *
 * @throws UserError `index-mismatch` that names the damaged file
 */
export async function verifyFiles(dir: string, { files }: Manifest): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(files)) {
    if ((await sha256Of(join(dir, name))) !== sha256)
      throw mismatch(dir, sentence('{{name}} is damaged', { name }));
  }
}

/** What the manifest says about the generation, without its files. */
export function infoOf({ format: _, files: __, checksum: ___, ...info }: Manifest): GenerationInfo {
  return info;
}

export function mismatch(dir: string, why: Told, cause?: unknown): UserError {
  return new UserError(
    'index-mismatch',
    sentence(
      "The index in {{dir}} can't be used: {{why}}. Build it anew with: npm run --silent cli -- index",
      { dir, why },
    ),
    { cause },
  );
}

function parse(dir: string, text: string): Manifest {
  try {
    const content: unknown = JSON.parse(text);
    requireFormat(dir, content);
    const manifest = manifestSchema.parse(content);
    const { checksum, ...said } = manifest;
    if (checksumOf(said) === checksum) return manifest;
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw mismatch(
      dir,
      sentence('{{file}} is not what this version (format {{version}}) writes', {
        file: FILES.info,
        version: FORMAT_VERSION,
      }),
      cause,
    );
  }
  throw mismatch(dir, sentence('{{file}} is damaged', { file: FILES.info }));
}

const formatSchema = z.object({ format: z.int() });

function requireFormat(dir: string, content: unknown): void {
  const { format } = formatSchema.parse(content);
  if (format !== FORMAT_VERSION)
    throw mismatch(
      dir,
      sentence('it was made by another version (format {{format}} instead of {{version}})', {
        format,
        version: FORMAT_VERSION,
      }),
    );
}

/** In slices, so that the process's other work continues. */
async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** Of the values in the schema's order, no matter how the file orders them. */
function checksumOf(content: Omit<Manifest, 'checksum'>): string {
  const { format, id, createdAt, model, textFingerprint, reading, articles, passages } = content;
  const { examples, files } = content;
  const { fold, tokenize, sentences, embedInput } = reading;
  const versions = [fold, tokenize, sentences, embedInput];
  const counts = [articles, passages];
  const ordered = [format, id, createdAt, model, textFingerprint, versions, counts, Object.entries(files)];
  const all = examples.length > 0 ? [...ordered, examples] : ordered;
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
