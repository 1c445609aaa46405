import { type FoundFiles, findArticles } from '../articles/find.js';
import { readNotes } from '../articles/folder-notes.js';
import { pinWarnings } from '../articles/pins/check-pins.js';
import { pinsIn } from '../articles/pins/pins-file.js';
import { UserError } from '../errors.js';
import { isSameModel } from '../index/generation-info.js';
import type { LastRun } from '../index/generation-store.js';
import { READING } from '../index/reading.js';
import { type ChunkOptions, DEFAULT_CHUNK_OPTIONS } from '../passages/chunk.js';
import { sentence, type Told } from '../sentence.js';
import { type BuildOptions, buildGeneration, type Plan } from './build/building.js';
import { FilesGivenUp, type PassageEncoder } from './build/cutting.js';
import { differenceTo, isEmpty } from './difference.js';
import { textFingerprint } from './fingerprint.js';
import { type Library, makeLibrary } from './library.js';
import { outcomeOf } from './outcome.js';
import { type ReadFolder, type ReadOptions, readFolder, withoutGivenUp } from './read/reading.js';
import type { IndexReport } from './report.js';
import { originalsIn } from './reposts/originals.js';

export type { PassageEncoder } from './build/cutting.js';

export interface IndexerOptions extends Omit<ReadOptions & BuildOptions, 'stopIfAborted'> {
  /** What is in the folder, if the caller has just looked. */
  readonly found?: FoundFiles;
}

/**
 * Brings the index up to date with the folder: reads, cuts, embeds, writes a new generation beside the old one,
 * verifies it and swaps. If nothing has changed, the old one stays.
 *
 * @throws UserError `articles` for a folder that does not exist or holds no article that can be read, `cancelled`
 * when the signal aborts: then the old generation keeps serving, as after any other error
 */
export async function buildIndex(options: IndexerOptions): Promise<IndexReport> {
  const started = performance.now();
  const { articlesDir, encoder, store, signal } = options;
  const stopIfAborted = stopAt(signal);
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
  const read = await readFolder({ ...options, stopIfAborted }, found, known);
  const plan = { make, chunking, last, known };
  const report = await indexRead({ ...options, stopIfAborted }, read, plan);
  return { ...report, tookMs: Math.round(performance.now() - started) };
}

/** What a run depends on besides the files. */
interface Course extends Pick<Plan, 'make' | 'chunking' | 'last'> {
  /** The last run, if its articles can be carried over. */
  readonly known: LastRun | null;
}

/** Indexes what was read. If articles have to be given up, it begins again without them. */
async function indexRead(
  options: IndexerOptions & Pick<BuildOptions, 'stopIfAborted'>,
  read: ReadFolder,
  course: Course,
): Promise<Omit<IndexReport, 'tookMs'>> {
  const { known, ...plan } = course;
  requireArticles(read, options.articlesDir);
  const originals = originalsIn(
    await readNotes(options.articlesDir),
    read.files.map(({ content }) => content.article),
  );
  const library = await makeLibrary(read, course, originals.ids, options.stopIfAborted);
  const difference = differenceTo(plan.last, library);
  const isKnown = known !== null && isSameModel(known.info, plan.make) && isEmpty(difference);
  try {
    const built = isKnown
      ? { info: known.info, embedded: 0 }
      : await buildGeneration(options, { ...plan, library, difference });
    const notes = [...originals.warnings, ...warningsOfPins(options.articlesDir, library)];
    return outcomeOf(read, library, difference, built, notes);
  } catch (error) {
    if (!(error instanceof FilesGivenUp)) throw error;
    return indexRead(options, withoutGivenUp(read, error.files), course);
  }
}

/** Pins are read at each question; what is wrong with them is also reported when the articles are read. */
function warningsOfPins(articlesDir: string, { articles }: Library): Told[] {
  const { pins, warnings } = pinsIn(articlesDir);
  const read = articles.map(({ article }) => article);
  return [...warnings, ...pinWarnings(pins, read)];
}

function stopAt(signal: AbortSignal | undefined): () => void {
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
