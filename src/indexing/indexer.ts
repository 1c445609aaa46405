import type { Article } from '../articles/article.js';
import { dropRepeated } from '../articles/cleaning/repeated.js';
import { charactersIn, type RemovedText } from '../articles/removed.js';
import { UserError } from '../errors.js';
import type { GenerationInfo } from '../index/generation-info.js';
import { FORMAT_VERSION } from '../index/generation-info.js';
import { generationId } from '../index/local/generations.js';
import type { IndexedArticle, IndexedFile, RepostSketch } from '../index/local/readback.js';
import { type ChunkOptions, DEFAULT_CHUNK_OPTIONS } from '../passages/chunk.js';
import { type BuildOptions, buildGeneration, type PassageEncoder } from './build/building.js';
import { lookBack, newestWhole, type Previous } from './build/previous.js';
import { articleHash, textFingerprint } from './fingerprint.js';
import { findMoved } from './read/moved.js';
import { type ReadFolder, type ReadOptions, readFolder, type SourceFile } from './read/reading.js';
import type { IndexReport, LostText } from './report.js';
import { type EarlierGroups, groupReposts, rankedAfter, sketchText } from './reposts/reposts.js';

export type { PassageEncoder } from './build/building.js';

export type IndexerOptions = Omit<ReadOptions & BuildOptions, 'stopIfAborted'>;

/** An article as it goes into the index. */
export type PreparedArticle = Omit<IndexedArticle, 'repostOf'>;

interface Prepared {
  readonly articles: readonly PreparedArticle[];
  readonly files: readonly IndexedFile[];
  readonly reposts: IndexReport['reposts'];
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
  const { encoder, generations, signal } = options;
  const stopIfAborted = (): void => {
    if (signal?.aborted)
      throw new UserError('cancelled', 'The run was stopped. The index is as it was before.');
  };
  const chunking = chunkingFor(encoder);
  const last = await lookBack(generations);
  // One that is damaged is no way back. One of another version is: for who goes back to that version.
  const spare = last ? undefined : ((await newestWhole(generations)) ?? undefined);
  const draft = draftOf(encoder, chunking);
  /** Null where articles have to be read, cleaned and cut again, whatever their files say. */
  const previous = last?.info.textFingerprint === draft.textFingerprint ? last : null;
  const read = await readFolder({ ...options, stopIfAborted }, previous);
  requireArticles(read, options.articlesDir);
  const prepared =
    previous && read.isUnchanged ? asBefore(previous) : await prepare(read.files, previous, stopIfAborted);
  const difference = compare(prepared.articles, last);
  const isCurrent =
    previous !== null &&
    previous.info.model?.fingerprint === draft.model?.fingerprint &&
    difference.unchanged === previous.articles.size &&
    difference.added.length === 0;
  const { info, embedded } = isCurrent
    ? { info: previous.info, embedded: 0 }
    : await buildGeneration(
        { ...options, stopIfAborted },
        {
          draft: { ...draft, articles: prepared.articles.length },
          chunking,
          ...prepared,
          difference,
          moved: movedSince(previous, prepared.articles, difference),
          previous,
          spare,
        },
      );
  const lost = lostTexts(prepared.articles);
  return {
    ...difference,
    failed: read.failed,
    lost,
    warnings: warningsOf(read.files, lost),
    reposts: prepared.reposts,
    articles: info.articles,
    passages: info.passages,
    embedded,
    generation: info.id,
    model: info.model?.name ?? null,
    tookMs: Math.round(performance.now() - started),
  };
}

function chunkingFor(encoder: PassageEncoder | null): ChunkOptions {
  return { ...DEFAULT_CHUNK_OPTIONS, ...(encoder && { maxTokens: encoder.embedder.model.maxTokens }) };
}

function draftOf(encoder: PassageEncoder | null, chunking: ChunkOptions): GenerationInfo {
  const now = new Date();
  return {
    format: FORMAT_VERSION,
    id: generationId(now),
    createdAt: now.toISOString(),
    model: modelOf(encoder),
    textFingerprint: textFingerprint(chunking),
    articles: 0,
    passages: 0,
  };
}

function modelOf(encoder: PassageEncoder | null): GenerationInfo['model'] {
  if (!encoder) return null;
  const { name, dimensions, fingerprint } = encoder.embedder.model;
  return { name, dimensions, fingerprint };
}

function requireArticles({ files, failed }: ReadFolder, articlesDir: string): void {
  if (files.length > 0) return;
  const first = failed[0];
  const why = first ? `; the first problem: ${first.path}: ${first.reason}` : ' (.md, .markdown or .txt)';
  throw new UserError(
    'articles',
    `${articlesDir} holds no article that can be read${why}. Put some there, or name another folder with --articles.`,
  );
}

/** What the articles of all files become together: what repeats is left out, and reposts are found. */
async function prepare(
  files: readonly SourceFile[],
  previous: Previous | null,
  stopIfAborted: () => void,
): Promise<Prepared> {
  const contents = files.map(({ content: { article, removed } }) => ({ article, removed }));
  const kept = dropRepeated(contents);
  stopIfAborted();
  const articles = kept.map(({ article, removed }) => {
    const hash = articleHash({ article, removed });
    return { article, removed, hash, sketch: sketchOf(article, hash, previous) };
  });
  const reposts = await groupReposts(
    articles.map(({ article }) => article),
    articles.map(({ sketch }) => sketch),
    groupsBefore(articles, previous),
  );
  stopIfAborted();
  return { articles, reposts, files: files.map((file, i) => indexedFile(file, contents[i] !== kept[i])) };
}

function groupsBefore(articles: readonly PreparedArticle[], previous: Previous | null): EarlierGroups {
  const hashes = new Map(articles.map(({ article: { id }, hash }) => [id, hash]));
  return {
    groupOf: (id) => {
      const known = previous?.articles.get(id);
      return known ? (known.repostOf ?? id) : null;
    },
    isUnchanged: (id) => hashes.has(id) && previous?.articles.get(id)?.hash === hashes.get(id),
  };
}

function sketchOf(article: Article, hash: string, previous: Previous | null): RepostSketch | null {
  const known = previous?.articles.get(article.id);
  return known?.hash === hash ? known.sketch : sketchText(article.text);
}

function indexedFile({ path, sha256, warnings, content }: SourceFile, isCut: boolean): IndexedFile {
  const { article, removed } = content;
  return { path, sha256, warnings, articleId: article.id, original: isCut ? { article, removed } : null };
}

function asBefore(previous: Previous): Prepared {
  const { articles, files } = previous;
  const groups = new Map<string, Article[]>();
  for (const { article, repostOf } of articles.values()) {
    if (repostOf !== null) groups.set(repostOf, [...(groups.get(repostOf) ?? []), article]);
  }
  const reposts = [...groups.keys()]
    .sort()
    .map((id) =>
      [...(groups.get(id) ?? [])].sort(rankedAfter(groupsBefore([], previous))).map((article) => article.id),
    );
  return { articles: [...articles.values()], files: [...files.values()], reposts };
}

function compare(articles: readonly PreparedArticle[], last: Previous | null): Difference {
  const before = last?.articles ?? new Map<string, IndexedArticle>();
  const ids = new Set(articles.map(({ article }) => article.id));
  const added = articles.filter(({ article }) => !before.has(article.id));
  const known = articles.filter(({ article }) => before.has(article.id));
  const changed = known.filter(({ article, hash }) => before.get(article.id)?.hash !== hash);
  return {
    added: added.map(({ article }) => article.id),
    changed: changed.map(({ article }) => article.id),
    removed: [...before.keys()].filter((id) => !ids.has(id)),
    unchanged: known.length - changed.length,
  };
}

function movedSince(
  previous: Previous | null,
  articles: readonly PreparedArticle[],
  { added, removed }: Difference,
): ReadonlyMap<string, string> {
  const came = new Set(added);
  return findMoved(
    articles.filter(({ article }) => came.has(article.id)),
    removed.flatMap((id) => previous?.articles.get(id) ?? []),
  );
}

/** A file that loses a greater share than this is worth a look. */
const MUCH = 0.5;

const MUCH_LOST =
  'More than half of it was left out as part of the page, not of the article. Look at the file.';

function lostTexts(articles: readonly PreparedArticle[]): LostText[] {
  return articles
    .map(({ article, removed }) => lostText(article, removed))
    .filter(({ characters }) => characters > 0);
}

function lostText(article: Article, removed: readonly RemovedText[]): LostText {
  const characters = charactersIn(removed);
  return { path: article.path, characters, share: characters / (characters + charactersIn([article])) };
}

function warningsOf(files: readonly SourceFile[], lost: readonly LostText[]): string[] {
  return [
    ...files.flatMap(({ path, warnings }) => warnings.map((warning) => `${path}: ${warning}`)),
    ...lost.filter(({ share }) => share > MUCH).map(({ path }) => `${path}: ${MUCH_LOST}`),
  ];
}
