import type { GenerationInfo, GenerationMake } from '../../index/generation-info.js';
import type { Examples, GenerationStore, GenerationWriter, LastRun } from '../../index/generation-store.js';
import type { PassageIndex } from '../../index/passage-index.js';
import type { CutArticle } from '../../index/records.js';
import { pacer } from '../../pacer.js';
import type { ChunkOptions } from '../../passages/chunk.js';
import type { Difference } from '../difference.js';
import type { Library } from '../library.js';
import type { IndexProgress } from '../report.js';
import { articlesToWrite, baseFor, carryOver } from './base.js';
import { type Canary, drawCanary, sample, verify } from './canary.js';
import { countPassages, cutArticles, type PassageEncoder } from './cutting.js';
import { embedCuts } from './embed-cuts.js';
import { examplesOf } from './examples.js';
import { leadEmbedding } from './share-embedding.js';

export interface BuildOptions {
  readonly store: GenerationStore;
  /** Null: only keywords are indexed. */
  readonly encoder: PassageEncoder | null;
  /** How long cutting one article may take, in ms; unset: `LONGEST_WORK`. */
  readonly longestWorkMs?: number;
  readonly onProgress?: (progress: IndexProgress) => void;
  /**
   * Chooses questions that a generation answers well.
   *
   * @param before those of the run before, which may still be good
   */
  readonly chooseExamples?: ChooseExamples;
  /** Draws the canaries; numbers from 0 to below 1. */
  readonly random?: () => number;
  readonly stopIfAborted: () => void;
  readonly signal?: AbortSignal;
}

export type ChooseExamples = (
  index: PassageIndex,
  before: readonly string[],
  stopIfAborted: () => void,
) => Promise<readonly string[]>;

/** What a generation is made of. */
export interface Plan {
  readonly make: GenerationMake;
  readonly chunking: ChunkOptions;
  readonly library: Library;
  readonly difference: Difference;
  readonly last: LastRun | null;
}

export interface Built {
  readonly info: GenerationInfo;
  /** How many passages went through the model. */
  readonly embedded: number;
}

/**
 * Builds a generation, verifies it and makes it the one that serves. After an error nothing of it is left, at the latest
 * after the next run.
 *
 * @throws FilesGivenUp if articles take too long to cut; then nothing has been written
 */
export async function buildGeneration(options: BuildOptions, plan: Plan): Promise<Built> {
  const { encoder, store, stopIfAborted } = options;
  const { make, library, difference, last } = plan;
  const { base, cuts } = await cutPlan(options, plan);
  const isAtHand = await embedWithOthers(options, plan, cuts);
  const pause = pacer();
  const writer = await store.begin(make, {
    ...(base !== null && { from: base }),
    pause: () => {
      stopIfAborted();
      return pause();
    },
  });
  try {
    if (base !== null) await carryOver(writer, library, difference);
    const canaries = await addAll(writer, cuts, plan, {
      ...options,
      stage: isAtHand ? 'writing' : 'embedding',
    });
    const info = await complete(writer, library, countPassages(cuts), options);
    const examples = await verifyWritten(writer, canaries, last?.info ?? null, options);
    await writer.writeExamples(examples);
    stopIfAborted();
    await store.publish(writer.id, last?.info.id ?? null);
    return { info: { ...info, examples: examples.all }, embedded: encoder ? embeddedBy(encoder, cuts) : 0 };
  } catch (error) {
    // Why it ends says more than what can't be removed now.
    await writer.abort().catch(() => {});
    throw error;
  }
}

/** What a run has to write, and the generation that it starts from. */
export interface CutPlan {
  /** Null: it is built from scratch. */
  readonly base: string | null;
  readonly cuts: readonly CutArticle[];
}

/** @throws FilesGivenUp if articles take too long to cut */
export async function cutPlan(
  { encoder, longestWorkMs }: Pick<BuildOptions, 'encoder' | 'longestWorkMs'>,
  { make, chunking, library, difference, last }: Plan,
): Promise<CutPlan> {
  const base = baseFor(last, make, library, difference);
  const cutting = { chunking, encoder, longestWorkMs };
  return { base, cuts: await cutArticles(articlesToWrite(library, difference, base), cutting) };
}

/** Where indexers can share a run. @returns whether all vectors are at hand now */
async function embedWithOthers(
  { store: { sharing }, encoder, ...options }: BuildOptions,
  { make: { textFingerprint } }: Plan,
  articles: readonly CutArticle[],
): Promise<boolean> {
  if (!sharing || !encoder) return false;
  return leadEmbedding(sharing, { articles, textFingerprint }, encoder.embedder, options);
}

/** How many new or changed articles are asked for after a build. */
const MAX_CANARIES = 50;

/** Adds articles as their passages are embedded. */
async function addAll(
  writer: GenerationWriter,
  cuts: readonly CutArticle[],
  { difference: { added, changed } }: Plan,
  { encoder, onProgress, signal, stage, random = Math.random }: BuildOptions & Pick<IndexProgress, 'stage'>,
): Promise<Canary[]> {
  const fresh = new Set([...added, ...changed]);
  const written = cuts.map(({ article }) => article.id).filter((id) => fresh.has(id));
  const asked = new Set(sample(written, MAX_CANARIES, random));
  const canaries: Canary[] = [];
  const total = countPassages(cuts);
  const embedded = embedCuts(cuts, encoder?.embedder ?? null, {
    signal,
    onProgress: (done) => onProgress?.({ stage, done, total }),
  });
  for await (const article of embedded) {
    await writer.add(article);
    const canary = asked.has(article.article.id) ? drawCanary(article, random) : null;
    if (canary) canaries.push(canary);
  }
  return canaries;
}

async function complete(
  writer: GenerationWriter,
  { reposts, files }: Library,
  total: number,
  { onProgress, stopIfAborted }: BuildOptions,
): Promise<GenerationInfo> {
  await writer.writeReposts(reposts);
  await writer.writeFiles(files);
  onProgress?.({ stage: 'writing', done: 0, total });
  const info = await writer.finish();
  stopIfAborted();
  onProgress?.({ stage: 'writing', done: total, total });
  return info;
}

/** Checks that what was written can be found. @returns questions that it answers well */
async function verifyWritten(
  writer: GenerationWriter,
  canaries: readonly Canary[],
  before: GenerationInfo | null,
  { onProgress, chooseExamples, stopIfAborted }: BuildOptions,
): Promise<Examples> {
  const total = canaries.length;
  onProgress?.({ stage: 'verifying', done: 0, total });
  const index = await writer.read();
  try {
    await verify(index, canaries);
    return await examplesOf(index, before, (...asked) => chooseExamples?.(...asked, stopIfAborted));
  } finally {
    await index.close();
    onProgress?.({ stage: 'verifying', done: total, total });
  }
}

/** If there is a cache, it knows how many vectors came from it. */
function embeddedBy({ embedder }: PassageEncoder, cuts: readonly CutArticle[]): number {
  return embedder.embeddedCount?.() ?? countPassages(cuts);
}
