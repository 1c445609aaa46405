import type { FailedFile, SkippedFiles } from '../../articles/article.js';
import type { FoundFiles } from '../../articles/find.js';
import { assignIds } from '../../articles/id.js';
import { type LoadedFile, loadArticles } from '../../articles/load.js';
import type { LastRun } from '../../index/generation-store.js';
import { pacer } from '../../pacer.js';
import type { IndexProgress } from '../report.js';
import {
  type Earlier,
  hashOf,
  pathsOutOfSight,
  type SourceFile,
  tellKept,
  versionBefore,
  versionToKeep,
} from './keeping.js';
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
 * run before, as does that of a file that can't be looked at.
 *
 * @param earlier its `known` null: every file is read
 */
export async function readFolder(
  options: ReadOptions,
  found: FoundFiles,
  earlier: Earlier,
): Promise<ReadFolder> {
  const unlisted = pathsOutOfSight(found, earlier.last);
  const paths = [...found.paths, ...unlisted].sort();
  const ids = assignIds(paths);
  const stats = await statFiles(options.articlesDir, found.paths);
  const noted = notedBefore(options);
  const carried = options.verify ? new Map() : carryOver(ids, stats, noted.stamps, earlier.known);
  const unread = new Map(
    found.paths.filter((path) => !carried.has(path)).map((path) => [path, ids.get(path) ?? '']),
  );
  const read = await readFiles(options, unread, earlier, {
    done: carried.size + found.failed.length,
    total: found.paths.length + found.failed.length,
  });
  for (const path of unlisted) keep(read.kept, versionBefore(earlier.last, path, ids.get(path)));
  const files = new Map([...carried, ...read.files, ...read.kept]);
  const stamps = stampsOf(files, stats, read.kept, noted.stamps);
  const notes = await statNotes(options.articlesDir);
  const isNoted = unread.size === 0 && noted.stamps.size === files.size && areSameNotes(noted.notes, notes);
  return {
    files: paths.flatMap((path) => files.get(path) ?? []),
    failed: tellKept([...found.failed, ...read.failed], new Set(read.kept.keys())),
    skipped: found.skipped,
    isUnchanged: read.files.size === 0 && earlier.known?.files.size === files.size,
    seen: isNoted ? null : seenIn(options.articlesDir, found.listedAt, paths, stamps, notes),
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
  known: LastRun | null,
): Map<string, SourceFile> {
  const carried = new Map<string, SourceFile>();
  for (const [path, id] of ids) {
    const stamp = stamps.get(path);
    if (!isSame(stamp, stats.get(path))) continue;
    const file = versionBefore(known, path, id);
    if (file && file.sha256 === stamp?.sha256) carried.set(path, file);
  }
  return carried;
}

type Files = Map<string, SourceFile>;

/** What was read, by path; what could not be read, and what is kept of it. */
interface ReadFiles {
  readonly files: Files;
  readonly kept: Files;
  readonly failed: FailedFile[];
}

async function readFiles(
  { articlesDir, siteUrl = null, longestWorkMs, onProgress, stopIfAborted }: ReadOptions,
  ids: ReadonlyMap<string, string>,
  earlier: Earlier,
  { done, total }: { readonly done: number; readonly total: number },
): Promise<ReadFiles> {
  const read: ReadFiles = { files: new Map(), kept: new Map(), failed: [] };
  const pause = pacer();
  for await (const file of loadArticles(articlesDir, ids, { siteUrl, longestWorkMs })) {
    stopIfAborted();
    await pause();
    if (file.kind === 'article') keep(read.files, sourceOf(file));
    else {
      read.failed.push(withoutBytes(file));
      keep(read.kept, versionToKeep(file, ids.get(file.path), earlier));
    }
    onProgress?.({ stage: 'reading', done: done + read.files.size + read.failed.length, total });
  }
  return read;
}

function keep(files: Files, file: SourceFile | null): void {
  if (file) files.set(file.path, file);
}

function withoutBytes({ kind: _, rawBytes: __, ...failed }: LoadedFile & { kind: 'failed' }): FailedFile {
  return failed;
}

function sourceOf({ article, removed, warnings, rawBytes }: LoadedFile & { kind: 'article' }): SourceFile {
  return { path: article.path, sha256: hashOf(rawBytes), warnings, content: { article, removed } };
}

/** What the run before saw: its files' stamps by path, none if it saw another folder, and the admin's notes. */
interface Noted {
  readonly stamps: ReadonlyMap<string, Stamp>;
  readonly notes: Stat | null | undefined;
}

function notedBefore({ stampsFile, articlesDir }: ReadOptions): Noted {
  const record = stampsFile === undefined ? null : readRecord(stampsFile);
  const stamps = record?.folder === articlesDir ? Object.entries(record.files) : [];
  return { stamps: new Map(stamps), notes: record?.notes };
}

/** @param before the stamps of the run before, which those files keep that could not be looked at */
function stampsOf(
  files: ReadonlyMap<string, SourceFile>,
  stats: ReadonlyMap<string, Stat>,
  kept: ReadonlyMap<string, SourceFile>,
  before: ReadonlyMap<string, Stamp>,
): Map<string, Stamp> {
  const stamps = new Map<string, Stamp>();
  for (const [path, { sha256 }] of files) {
    const stat = stats.get(path);
    const stamp = kept.has(path) ? before.get(path) : stat && { ...stat, sha256 };
    if (stamp?.sha256 === sha256) stamps.set(path, stamp);
  }
  return stamps;
}

function seenIn(
  folder: string,
  listedAt: number,
  paths: readonly string[],
  stamps: ReadonlyMap<string, Stamp>,
  notes: Stat | null,
): SeenFolder {
  const others = paths.filter((path) => !stamps.has(path));
  return { folder, listedAt, files: Object.fromEntries(stamps), others, notes };
}
