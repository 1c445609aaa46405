import type { Embedder } from '../../embedding/embedder.js';
import type { GenerationInfo } from '../../index/generation-info.js';
import type { Generations } from '../../index/local/generations.js';
import type { IndexedArticle, IndexedFile } from '../../index/local/readback.js';
import { LocalIndex } from '../../index/local/reader.js';
import { LocalIndexWriter } from '../../index/local/writer.js';
import { type ChunkOptions, type CountTokens, chunk } from '../../passages/chunk.js';
import type { Passage } from '../../passages/passage.js';
import { pacer } from '../pace.js';
import type { IndexProgress, IndexReport } from '../report.js';
import { type Canary, drawCanary, verify } from './canary.js';
import { embedCuts } from './embed-cuts.js';
import type { Previous } from './previous.js';

/** The model's side of a run: absent where the model can't be had. */
export interface PassageEncoder {
  readonly embedder: Embedder;
  readonly countTokens: CountTokens;
}

export interface BuildOptions {
  readonly generations: Generations;
  /** Null: keywords alone are indexed. */
  readonly encoder: PassageEncoder | null;
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Draws the canaries; numbers from 0 to below 1. */
  readonly random?: () => number;
  readonly stopIfAborted: () => void;
  readonly signal?: AbortSignal;
}

/** What a generation is made of. */
export interface Plan {
  readonly draft: GenerationInfo;
  readonly chunking: ChunkOptions;
  readonly articles: readonly Omit<IndexedArticle, 'repostOf'>[];
  readonly files: readonly IndexedFile[];
  readonly reposts: IndexReport['reposts'];
  readonly difference: Pick<IndexReport, 'added' | 'changed' | 'removed'>;
  /** Which of the added are some of the removed: the ids that they had, by those that they have. */
  readonly moved: ReadonlyMap<string, string>;
  /** The generation that stays beside the new one; undefined: the one that serves. */
  readonly spare: string | undefined;
  /** The generation that serves, where its articles were read and cut as they are now. */
  readonly previous: Previous | null;
}

interface Cut extends Omit<IndexedArticle, 'repostOf'> {
  readonly passages: readonly Passage[];
}

/** How many new or changed articles are asked for after a build. */
const MAX_CANARIES = 50;

/** A generation is derived from the one before while no more of its articles than this have changed, 0..1. */
const MAX_CHANGED = 0.25;

/** And while no more of its places than this are taken by passages that are gone, 0..1. */
const MAX_WASTE = 0.2;

/** Builds a generation, verifies it and makes it the one that serves. After an error nothing is left of it. */
export async function buildGeneration(
  options: BuildOptions,
  plan: Plan,
): Promise<{ info: GenerationInfo; embedded: number }> {
  const { encoder, generations, stopIfAborted } = options;
  const { id } = plan.draft;
  const base = baseOf(plan);
  const cuts = await cutAll(plan, base, encoder?.countTokens ?? ((text) => text.length));
  const folder = generations.begin(id);
  try {
    const { info, canaries } = await write(folder, plan, base, cuts, options);
    await verifyFolder(folder, canaries, options);
    stopIfAborted();
    generations.publish(id, plan.spare);
    const embedded = encoder?.embedder.embeddedCount?.() ?? (encoder ? countPassages(cuts) : 0);
    return { info, embedded };
  } catch (error) {
    generations.discard(id);
    throw error;
  }
}

/** The generation to go on from, or null where building anew is as cheap or gives a better graph. */
function baseOf({ previous, draft, articles, difference, moved }: Plan): Previous | null {
  const { added, changed, removed } = difference;
  if (!previous || previous.info.model?.fingerprint !== draft.model?.fingerprint) return null;
  const rewritten = added.length + changed.length + removed.length - 2 * moved.size;
  const isSmall = rewritten <= MAX_CHANGED * articles.length;
  return isSmall && previous.waste <= MAX_WASTE ? previous : null;
}

/** Cuts the articles that have to be written: all of them, or those that are not in the base. */
async function cutAll(
  { articles, chunking, difference, moved }: Plan,
  base: Previous | null,
  countTokens: CountTokens,
): Promise<Cut[]> {
  const fresh = new Set([...difference.added.filter((id) => !moved.has(id)), ...difference.changed]);
  const pause = pacer();
  const cuts: Cut[] = [];
  for (const each of articles) {
    if (base && !fresh.has(each.article.id)) continue;
    cuts.push({ ...each, passages: chunk(each.article, chunking, countTokens) });
    await pause();
  }
  return cuts;
}

async function write(
  folder: string,
  plan: Plan,
  base: Previous | null,
  cuts: readonly Cut[],
  options: BuildOptions,
): Promise<{ info: GenerationInfo; canaries: Canary[] }> {
  const { onProgress, stopIfAborted } = options;
  const dimensions = plan.draft.model?.dimensions;
  const pause = pacer();
  const writer = new LocalIndexWriter(folder, {
    ...(dimensions !== undefined && { dimensions }),
    ...(base && { from: base.folder }),
    pause: () => {
      stopIfAborted();
      return pause();
    },
  });
  try {
    if (base) carryOver(writer, plan);
    const canaries = await addAll(writer, cuts, plan, options);
    writer.writeReposts(plan.reposts);
    writer.writeFiles(plan.files);
    const info = { ...plan.draft, passages: writer.passages };
    const total = countPassages(cuts);
    onProgress?.({ stage: 'writing', done: 0, total });
    await writer.finish(info);
    stopIfAborted();
    onProgress?.({ stage: 'writing', done: total, total });
    return { info, canaries };
  } catch (error) {
    writer.abort();
    throw error;
  }
}

/** Takes out of the base what is not as it was, and renames what only lies elsewhere. */
function carryOver(writer: LocalIndexWriter, { articles, difference, moved }: Plan): void {
  const kept = new Set(moved.values());
  for (const id of [...difference.changed, ...difference.removed])
    if (!kept.has(id)) writer.removeArticle(id);
  for (const { article, hash } of articles) {
    const before = moved.get(article.id);
    if (before !== undefined) writer.moveArticle(before, article, hash);
  }
}

/** Adds articles as their passages are embedded. */
async function addAll(
  writer: LocalIndexWriter,
  cuts: readonly Cut[],
  { difference }: Plan,
  { encoder, onProgress, signal, random = Math.random }: BuildOptions,
): Promise<Canary[]> {
  const fresh = new Set([...difference.added, ...difference.changed]);
  const written = cuts.map(({ article }) => article.id).filter((id) => fresh.has(id));
  const asked = new Set(sample(written, MAX_CANARIES, random));
  const canaries: Canary[] = [];
  const total = countPassages(cuts);
  const embedded = embedCuts(cuts, encoder?.embedder ?? null, {
    signal,
    onProgress: (done) => onProgress?.({ stage: 'embedding', done, total }),
  });
  for await (const { cut, embeddings } of embedded) {
    await writer.addArticle(cut.article, cut.hash, cut.passages, embeddings, cut);
    if (asked.has(cut.article.id)) {
      const vectors = embeddings.map(({ vector }) => vector);
      const canary = drawCanary(cut.article, cut.passages, vectors, random);
      if (canary) canaries.push(canary);
    }
  }
  return canaries;
}

async function verifyFolder(
  folder: string,
  canaries: readonly Canary[],
  { onProgress }: BuildOptions,
): Promise<void> {
  onProgress?.({ stage: 'verifying', done: 0, total: canaries.length });
  const index = LocalIndex.open(folder);
  try {
    await verify(index, canaries);
  } finally {
    await index.close();
  }
  onProgress?.({ stage: 'verifying', done: canaries.length, total: canaries.length });
}

function countPassages(cuts: readonly Cut[]): number {
  return cuts.reduce((sum, { passages }) => sum + passages.length, 0);
}

/** So many of the items, drawn at random; all of them where there are no more. */
function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0 && drawn.length < count)
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}
