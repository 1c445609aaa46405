import { createHash } from 'node:crypto';
import { type FailedFile, failedFile, type SkippedFiles } from '../../articles/article.js';
import type { FoundFiles } from '../../articles/find.js';
import { assignIds } from '../../articles/id.js';
import { type LoadedFile, loadArticles } from '../../articles/load.js';
import type { LastRun } from '../../index/generation-store.js';
import type { IndexedContent, IndexedFile } from '../../index/records.js';
import { pacer } from '../../pacer.js';
import type { IndexProgress } from '../report.js';
import {
  areSameNotes,
  isSame,
  readRecord,
  type SeenFolder,
  type Stamp,
  type Stat,
  statFiles,
  statNotes,
} from './stamps.js';

/** A file with the article in it, before what repeats in several articles is left out. */
export interface SourceFile extends Pick<IndexedFile, 'path' | 'sha256' | 'warnings'> {
  readonly content: IndexedContent;
}

export interface ReadFolder {
  /** Sorted by path. */
  readonly files: readonly SourceFile[];
  readonly failed: readonly FailedFile[];
  readonly skipped: readonly SkippedFiles[];
  /** Whether no file had to be read and none is gone, so that the articles are those of the run before. */
  readonly isUnchanged: boolean;
  /** What it saw, to be noted once there is an index of it; null if it is noted already. */
  readonly seen: SeenFolder | null;
}

export interface ReadOptions {
  readonly articlesDir: string;
  /** The file that keeps the files' sizes and times between runs; without it every file is read. */
  readonly stampsFile?: string;
  /** The site that paths in the articles' front matter belong to, or null. */
  readonly siteUrl?: string | null;
  /** How long reading one file may take, in ms; unset: `LONGEST_WORK`. */
  readonly longestWorkMs?: number;
  /** Reads every file, even if its size and time have not changed. */
  readonly verify?: boolean;
  readonly onProgress?: (progress: IndexProgress) => void;
  readonly stopIfAborted: () => void;
}

/**
 * Reads the articles of a folder. A file whose size and times are unchanged is not read: its article comes from the
 * run before.
 *
 * @param last null: every file is read
 */
export async function readFolder(
  options: ReadOptions,
  found: FoundFiles,
  last: LastRun | null,
): Promise<ReadFolder> {
  const ids = assignIds(found.paths);
  const stats = await statFiles(options.articlesDir, found.paths);
  const known = knownFrom(options);
  const carried = last && !options.verify ? carryOver(ids, stats, known.stamps, last) : new Map();
  const unread = new Map([...ids].filter(([path]) => !carried.has(path)));
  const read = await readFiles(options, unread, {
    done: carried.size + found.failed.length,
    total: found.paths.length + found.failed.length,
  });
  const files = new Map([...carried, ...read.files]);
  const notes = await statNotes(options.articlesDir);
  const areFilesSame = unread.size === 0 && known.stamps.size === files.size;
  const isNoted = areFilesSame && areSameNotes(known.notes, notes);
  return {
    files: found.paths.flatMap((path) => files.get(path) ?? []),
    failed: [...found.failed, ...read.failed],
    skipped: found.skipped,
    isUnchanged: unread.size === 0 && last?.files.size === found.paths.length,
    seen: isNoted ? null : seenIn(options.articlesDir, found, stampsOf(stats, files), notes),
  };
}

/** The same without files that were given up later. */
export function withoutGivenUp(read: ReadFolder, givenUp: readonly FailedFile[]): ReadFolder {
  const paths = new Set(givenUp.map(({ path }) => path));
  return {
    ...read,
    files: read.files.filter(({ path }) => !paths.has(path)),
    failed: [...read.failed, ...givenUp],
    isUnchanged: false,
  };
}

/** The unchanged files, with the articles that the run before made of them. */
function carryOver(
  ids: ReadonlyMap<string, string>,
  stats: ReadonlyMap<string, Stat>,
  stamps: ReadonlyMap<string, Stamp>,
  last: LastRun,
): Map<string, SourceFile> {
  const carried = new Map<string, SourceFile>();
  for (const [path, id] of ids) {
    const [file, stamp] = [last.files.get(path), stamps.get(path)];
    if (!file || file.articleId !== id || file.sha256 !== stamp?.sha256) continue;
    const content = file.original ?? last.articles.get(id);
    if (content && isSame(stamp, stats.get(path))) carried.set(path, { ...file, content });
  }
  return carried;
}

async function readFiles(
  { articlesDir, siteUrl = null, longestWorkMs, onProgress, stopIfAborted }: ReadOptions,
  ids: ReadonlyMap<string, string>,
  { done, total }: { readonly done: number; readonly total: number },
): Promise<{ files: Map<string, SourceFile>; failed: FailedFile[] }> {
  const files = new Map<string, SourceFile>();
  const failed: FailedFile[] = [];
  const pause = pacer();
  for await (const file of loadArticles(articlesDir, ids, { siteUrl, longestWorkMs })) {
    stopIfAborted();
    await pause();
    if (file.kind === 'failed') failed.push(failedFile(file.path, file.told ?? file.reason));
    else files.set(file.article.path, sourceOf(file));
    onProgress?.({ stage: 'reading', done: done + files.size + failed.length, total });
  }
  return { files, failed };
}

function sourceOf({ article, removed, warnings, rawBytes }: LoadedFile & { kind: 'article' }): SourceFile {
  const sha256 = createHash('sha256').update(rawBytes).digest('hex');
  return { path: article.path, sha256, warnings, content: { article, removed } };
}

/** What the run before saw: its files' stamps by path, none if it saw another folder, and the admin's notes. */
interface Known {
  readonly stamps: ReadonlyMap<string, Stamp>;
  readonly notes: Stat | null | undefined;
}

function knownFrom({ stampsFile, articlesDir }: ReadOptions): Known {
  const record = stampsFile === undefined ? null : readRecord(stampsFile);
  const stamps = record?.folder === articlesDir ? Object.entries(record.files) : [];
  return { stamps: new Map(stamps), notes: record?.notes };
}

function stampsOf(
  stats: ReadonlyMap<string, Stat>,
  files: ReadonlyMap<string, SourceFile>,
): Map<string, Stamp> {
  const stamps = [...stats].flatMap(([path, stat]) => {
    const sha256 = files.get(path)?.sha256;
    return sha256 === undefined ? [] : [[path, { ...stat, sha256 }] as const];
  });
  return new Map(stamps);
}

function seenIn(
  folder: string,
  { listedAt, paths }: FoundFiles,
  stamps: ReadonlyMap<string, Stamp>,
  notes: Stat | null,
): SeenFolder {
  const others = paths.filter((path) => !stamps.has(path));
  return { folder, listedAt, files: Object.fromEntries(stamps), others, notes };
}
