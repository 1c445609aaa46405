import type { Article, FailedFile } from '../articles/article.js';
import { type CleanedArticle, dropRepeated } from '../articles/cleaning/repeated.js';
import { loadArticles } from '../articles/load.js';
import { charactersIn, type RemovedText } from '../articles/removed.js';
import type { Embedder, Embedding } from '../embedding/embedder.js';
import { UserError } from '../errors.js';
import type { GenerationInfo } from '../index/generation-info.js';
import { FORMAT_VERSION } from '../index/generation-info.js';
import { LocalIndex } from '../index/local/reader.js';
import { LocalIndexWriter } from '../index/local/writer.js';
import { type ChunkOptions, type CountTokens, chunk, DEFAULT_CHUNK_OPTIONS } from '../passages/chunk.js';
import { embeddingInput } from '../passages/context.js';
import type { Passage } from '../passages/passage.js';
import { type Canary, drawCanary, verify } from './canary.js';
import { articleHash, textFingerprint } from './fingerprint.js';
import { type Generations, generationId } from './generations.js';
import type { IndexProgress, IndexReport, LostText } from './report.js';
import { groupReposts } from './reposts.js';

/** The model's side of a run: absent where the model can't be had. */
export interface PassageEncoder {
  readonly embedder: Embedder;
  readonly countTokens: CountTokens;
}

export interface IndexerOptions {
  readonly articlesDir: string;
  readonly generations: Generations;
  /** Null: keywords alone are indexed. */
  readonly encoder: PassageEncoder | null;
  readonly onProgress?: (progress: IndexProgress) => void;
  readonly signal?: AbortSignal;
  /** Draws the canaries; numbers from 0 to below 1. */
  readonly random?: () => number;
}

/** Passages embedded between two reports of progress and two looks at the signal. */
const EMBED_AT_ONCE = 32;

/** How many new or changed articles are asked for after a build. */
const MAX_CANARIES = 50;

interface LoadedArticle {
  readonly article: Article;
  readonly hash: string;
  readonly removed: readonly RemovedText[];
}

interface Loaded {
  readonly articles: readonly LoadedArticle[];
  readonly failed: readonly FailedFile[];
  readonly warnings: readonly string[];
  readonly lost: readonly LostText[];
  readonly reposts: IndexReport['reposts'];
}

interface Cut extends LoadedArticle {
  readonly passages: readonly Passage[];
}

type Difference = Pick<IndexReport, 'added' | 'changed' | 'removed' | 'unchanged'>;

/**
 * Makes the index say what the folder says: reads, cuts, embeds, writes a new generation beside the old one,
 * verifies it and swaps. Where nothing has changed, the old one stays.
 *
 * @throws UserError `articles` for a folder that does not exist or holds no article that can be read,
 *   `cancelled` when the signal aborts: then the old generation goes on serving, as after any other error
 */
export async function buildIndex(options: IndexerOptions): Promise<IndexReport> {
  const started = performance.now();
  const loaded = await loadAll(options);
  const { previous, hashes } = await lookBack(options.generations);
  const difference = compare(loaded, hashes);
  const chunking = {
    ...DEFAULT_CHUNK_OPTIONS,
    ...(options.encoder && { maxTokens: options.encoder.embedder.model.maxTokens }),
  };
  const fresh: GenerationInfo = {
    format: FORMAT_VERSION,
    id: generationId(new Date()),
    createdAt: new Date().toISOString(),
    model: modelOf(options.encoder),
    textFingerprint: textFingerprint(chunking),
    articles: loaded.articles.length,
    passages: 0,
  };
  const isCurrent =
    previous !== null &&
    sameMake(previous, fresh) &&
    difference.unchanged === hashes.size &&
    difference.added.length === 0;
  const { info, embedded } = isCurrent
    ? { info: previous, embedded: 0 }
    : await buildGeneration(
        options,
        fresh,
        chunking,
        loaded,
        new Set([...difference.added, ...difference.changed]),
      );
  return {
    ...difference,
    failed: loaded.failed,
    lost: loaded.lost,
    warnings: loaded.warnings,
    reposts: loaded.reposts,
    articles: info.articles,
    passages: info.passages,
    embedded,
    generation: info.id,
    model: info.model?.name ?? null,
    tookMs: Math.round(performance.now() - started),
  };
}

async function loadAll({ articlesDir, onProgress, signal }: IndexerOptions): Promise<Loaded> {
  const read: CleanedArticle[] = [];
  const failed: FailedFile[] = [];
  const warnings: string[] = [];
  for await (const file of loadArticles(articlesDir)) {
    stopIfAborted(signal);
    if (file.kind === 'failed') failed.push({ path: file.path, reason: file.reason });
    else {
      read.push({ article: file.article, removed: file.removed });
      warnings.push(...file.warnings.map((warning) => `${file.article.path}: ${warning}`));
    }
    onProgress?.({ stage: 'reading', done: read.length + failed.length, total: file.total });
  }
  const articles = dropRepeated(read).map((item) => ({ ...item, hash: articleHash(item.article) }));
  const lost = articles
    .map(({ article, removed }) => lostText(article, removed))
    .filter(({ characters }) => characters > 0);
  warnings.push(...lost.filter(({ share }) => share > MUCH).map(({ path }) => `${path}: ${MUCH_LOST}`));
  if (articles.length > 0) {
    const reposts = groupReposts(articles.map(({ article }) => article));
    return { articles, failed, warnings, lost, reposts };
  }
  const first = failed[0];
  const why = first ? `; the first problem: ${first.path}: ${first.reason}` : ' (.md, .markdown or .txt)';
  throw new UserError(
    'articles',
    `${articlesDir} holds no article that can be read${why}. Put some there, or name another folder with --articles.`,
  );
}

/** A file that loses a greater share than this is worth a look. */
const MUCH = 0.5;

const MUCH_LOST =
  'More than half of it was left out as part of the page, not of the article. Look at the file.';

function lostText(article: Article, removed: readonly RemovedText[]): LostText {
  const characters = charactersIn(removed);
  return { path: article.path, characters, share: characters / (characters + charactersIn([article])) };
}

/** The generation that serves now; one that this version can't read counts as none and is built anew. */
async function lookBack(
  generations: Generations,
): Promise<{ previous: GenerationInfo | null; hashes: Map<string, string> }> {
  const id = generations.current();
  const none = { previous: null, hashes: new Map<string, string>() };
  if (!id) return none;
  try {
    const index = LocalIndex.open(generations.folder(id));
    const hashes = index.articleHashes();
    await index.close();
    return { previous: index.info, hashes };
  } catch (error) {
    if (error instanceof UserError && error.code === 'index-mismatch') return none;
    throw error;
  }
}

function compare(loaded: Loaded, hashes: ReadonlyMap<string, string>): Difference {
  const ids = new Set(loaded.articles.map(({ article }) => article.id));
  const added = loaded.articles.filter(({ article }) => !hashes.has(article.id));
  const known = loaded.articles.filter(({ article }) => hashes.has(article.id));
  const changed = known.filter(({ article, hash }) => hashes.get(article.id) !== hash);
  return {
    added: added.map(({ article }) => article.id),
    changed: changed.map(({ article }) => article.id),
    removed: [...hashes.keys()].filter((id) => !ids.has(id)),
    unchanged: known.length - changed.length,
  };
}

function sameMake(a: GenerationInfo, b: GenerationInfo): boolean {
  return a.textFingerprint === b.textFingerprint && a.model?.fingerprint === b.model?.fingerprint;
}

function modelOf(encoder: PassageEncoder | null): GenerationInfo['model'] {
  if (!encoder) return null;
  const { name, dimensions, fingerprint } = encoder.embedder.model;
  return { name, dimensions, fingerprint };
}

async function buildGeneration(
  options: IndexerOptions,
  draft: GenerationInfo,
  chunking: ChunkOptions,
  loaded: Loaded,
  fresh: ReadonlySet<string>,
): Promise<{ info: GenerationInfo; embedded: number }> {
  const countTokens = options.encoder?.countTokens ?? ((text: string): number => text.length);
  const cuts = loaded.articles.map((each) => ({
    ...each,
    passages: chunk(each.article, chunking, countTokens),
  }));
  const total = cuts.reduce((sum, cut) => sum + cut.passages.length, 0);
  const embeddings = options.encoder ? await embedAll(options.encoder.embedder, cuts, total, options) : [];
  const info = { ...draft, passages: total };
  const folder = options.generations.begin(info.id);
  try {
    write(folder, info, cuts, embeddings, loaded.reposts, options);
    const canaries = drawCanaries(cuts, embeddings, fresh, options.random ?? Math.random);
    await verifyFolder(folder, canaries, options);
    stopIfAborted(options.signal);
    options.generations.publish(info.id);
  } catch (error) {
    options.generations.discard(info.id);
    throw error;
  }
  const embedded = options.encoder ? (options.encoder.embedder.embeddedCount?.() ?? total) : 0;
  return { info, embedded };
}

async function embedAll(
  embedder: Embedder,
  cuts: readonly Cut[],
  total: number,
  { onProgress, signal }: IndexerOptions,
): Promise<Embedding[]> {
  const inputs = cuts.flatMap(({ article, passages }) =>
    passages.map((passage) => embeddingInput(article, passage)),
  );
  const embeddings: Embedding[] = [];
  for (let i = 0; i < inputs.length; i += EMBED_AT_ONCE) {
    stopIfAborted(signal);
    embeddings.push(...(await embedder.embed(inputs.slice(i, i + EMBED_AT_ONCE), 'passage', signal)));
    onProgress?.({ stage: 'embedding', done: embeddings.length, total });
  }
  return embeddings;
}

function write(
  folder: string,
  info: GenerationInfo,
  cuts: readonly Cut[],
  embeddings: readonly Embedding[],
  reposts: IndexReport['reposts'],
  { onProgress, signal }: IndexerOptions,
): void {
  const writer = new LocalIndexWriter(folder);
  try {
    const keys: number[] = [];
    for (const [i, { article, hash, passages, removed }] of cuts.entries()) {
      stopIfAborted(signal);
      keys.push(...writer.addArticle(article, hash, passages, removed));
      onProgress?.({ stage: 'writing', done: i + 1, total: cuts.length });
    }
    writer.writeReposts(reposts);
    if (info.model) writer.writeEmbeddings(keys, embeddings, info.model.dimensions);
    writer.finish(info);
  } catch (error) {
    writer.abort();
    throw error;
  }
}

function drawCanaries(
  cuts: readonly Cut[],
  embeddings: readonly Embedding[],
  fresh: ReadonlySet<string>,
  random: () => number,
): Canary[] {
  const canaries: Canary[] = [];
  let offset = 0;
  for (const { article, passages } of cuts) {
    const own = passages.map((_, i) => embeddings[offset + i]?.vector ?? null);
    offset += passages.length;
    const canary = fresh.has(article.id) ? drawCanary(article, passages, own, random) : null;
    if (canary) canaries.push(canary);
  }
  return canaries.slice(0, MAX_CANARIES);
}

async function verifyFolder(
  folder: string,
  canaries: readonly Canary[],
  { onProgress }: IndexerOptions,
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

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new UserError('cancelled', 'The run was stopped. The index is as it was before.');
}
