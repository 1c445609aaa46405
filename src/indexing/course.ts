import { type FoundFiles, findArticles } from '../articles/find.js';
import { readNotes } from '../articles/folder-notes.js';
import { UserError } from '../errors.js';
import { isSameModel } from '../index/generation-info.js';
import type { LastRun } from '../index/generation-store.js';
import { READING } from '../index/reading.js';
import { type ChunkOptions, DEFAULT_CHUNK_OPTIONS } from '../passages/chunk.js';
import { sentence, type Told } from '../sentence.js';
import type { BuildOptions, Plan } from './build/building.js';
import { FilesGivenUp, type PassageEncoder } from './build/cutting.js';
import { differenceTo, isEmpty } from './difference.js';
import { textFingerprint } from './fingerprint.js';
import { makeLibrary } from './library.js';
import { type ReadFolder, type ReadOptions, readFolder, withoutGivenUp } from './read/reading.js';
import { originalsIn } from './reposts/originals.js';

export interface IndexerOptions extends Omit<ReadOptions & BuildOptions, 'stopIfAborted'> {
  /** What is in the folder, if the caller has just looked. */
  readonly found?: FoundFiles;
}

/** The same, with what ends a run that is to stop. */
export type RunOptions = IndexerOptions & Pick<BuildOptions, 'stopIfAborted'>;

/** What a run depends on besides the files. */
export interface Course extends Pick<Plan, 'make' | 'chunking' | 'last'> {
  /** The last run, if its articles can be carried over. */
  readonly known: LastRun | null;
}

/** What was read, and what becomes of it. */
export interface Planned {
  readonly read: ReadFolder;
  readonly plan: Plan;
  /** The last run, if nothing differs from it; else null. */
  readonly same: LastRun | null;
  /** What is wrong with the admin's notes. */
  readonly warnings: readonly Told[];
}

/** Reads the folder, as far as it differs from what the run before has read. */
export async function readArticles(options: RunOptions): Promise<{ read: ReadFolder; course: Course }> {
  const { articlesDir, encoder, store } = options;
  const chunking = chunkingFor(encoder);
  const make = {
    model: modelOf(encoder),
    textFingerprint: textFingerprint(chunking, options.siteUrl),
    reading: READING,
  };
  const found = options.found ?? (await findArticles(articlesDir));
  const last = await store.lastRun();
  /** Null if articles have to be read, cleaned and cut again, even if their files are unchanged. */
  const known = last?.info.textFingerprint === make.textFingerprint ? last : null;
  return { read: await readFolder(options, found, { last, known }), course: { make, chunking, last, known } };
}

/**
 * Does the work on what was read. If articles have to be given up, it begins again without them.
 *
 * @throws UserError `articles` if there is none that can be read
 */
export async function withPlan<T>(
  options: RunOptions,
  read: ReadFolder,
  course: Course,
  work: (planned: Planned) => Promise<T>,
): Promise<T> {
  const planned = await planFor(options, read, course);
  try {
    return await work(planned);
  } catch (error) {
    if (!(error instanceof FilesGivenUp)) throw error;
    return withPlan(options, withoutGivenUp(read, error.files), course, work);
  }
}

async function planFor(
  { articlesDir, stopIfAborted }: RunOptions,
  read: ReadFolder,
  course: Course,
): Promise<Planned> {
  const { known, ...rest } = course;
  requireArticles(read, articlesDir);
  const originals = originalsIn(
    await readNotes(articlesDir),
    read.files.map(({ content }) => content.article),
  );
  const library = await makeLibrary(read, course, originals.ids, stopIfAborted);
  const difference = differenceTo(rest.last, library);
  const isKnown = known !== null && isSameModel(known.info, rest.make) && isEmpty(difference);
  const plan = { ...rest, library, difference };
  return { read, plan, same: isKnown ? known : null, warnings: originals.warnings };
}

/** @returns what throws UserError `cancelled` once the signal is aborted */
export function stopAt(signal: AbortSignal | undefined): () => void {
  return () => {
    if (signal?.aborted)
      throw new UserError('cancelled', sentence('The run was stopped. The index is as it was before.'));
  };
}

function chunkingFor(encoder: PassageEncoder | null): ChunkOptions {
  return { ...DEFAULT_CHUNK_OPTIONS, ...(encoder && { maxTokens: encoder.embedder.model.maxTokens }) };
}

function modelOf(encoder: PassageEncoder | null) {
  if (!encoder) return null;
  const { name, dimensions, fingerprint } = encoder.embedder.model;
  return { name, dimensions, fingerprint };
}

function requireArticles({ files, failed }: ReadFolder, articlesDir: string): void {
  if (files.length > 0) return;
  const first = failed[0];
  const why = first
    ? sentence('; the first problem: {{path}}: {{reason}}', {
        path: first.path,
        reason: first.told ?? first.reason,
      })
    : ' (.md, .markdown or .txt)';
  throw new UserError(
    'articles',
    sentence(
      '{{articlesDir}} holds no article that can be read{{why}}. Put some there, or name another folder with --articles.',
      { articlesDir, why },
    ),
  );
}
