import { createHash } from 'node:crypto';
import type { FailedFile } from '../../articles/article.js';
import { findArticles } from '../../articles/find.js';
import { assignIds } from '../../articles/id.js';
import { loadArticles } from '../../articles/load.js';
import type { IndexedContent } from '../../index/local/readback.js';
import type { Previous } from '../build/previous.js';
import { pacer } from '../pace.js';
import type { IndexProgress } from '../report.js';
import { isSame, readStamps, type Stamp, statFiles, writeStamps } from './stamps.js';

/** A file with the article in it, before what repeats in several articles is left out. */
export interface SourceFile {
  readonly path: string;
  readonly sha256: string;
  /** A sentence each, without the path. */
  readonly warnings: readonly string[];
  readonly content: IndexedContent;
}

export interface ReadFolder {
  /** Sorted by path. */
  readonly files: readonly SourceFile[];
  readonly failed: readonly FailedFile[];
  /** Whether no file had to be read and none is gone: then the articles are those of the previous generation. */
  readonly isUnchanged: boolean;
}

export interface ReadOptions {
  readonly articlesDir: string;
  /** Where the files' sizes and times are kept between runs; without it every file is read. */
  readonly stampsFile?: string;
  /** Reads every file, whatever its size and time say. */
  readonly verify?: boolean;
  readonly onProgress?: (progress: IndexProgress) => void;
  readonly stopIfAborted: () => void;
}

/**
 * Reads the articles of a folder. A file that is as it was, by its size and times, is not read: its article comes
 * from the previous generation.
 *
 * @throws UserError `articles` when the folder does not exist
 */
export async function readFolder(options: ReadOptions, previous: Previous | null): Promise<ReadFolder> {
  const { articlesDir, stampsFile, verify = false, onProgress, stopIfAborted } = options;
  const found = await findArticles(articlesDir);
  const ids = assignIds(found.paths);
  const stats = await statFiles(articlesDir, found.paths);
  const known = stampsFile === undefined ? new Map<string, Stamp>() : readStamps(stampsFile, articlesDir);
  const files = new Map<string, SourceFile>();
  for (const path of verify ? [] : found.paths) {
    const stamp = known.get(path);
    const file = isSame(stamp, stats.get(path)) ? carried(previous, path, ids.get(path), stamp) : null;
    if (file) files.set(path, file);
  }
  const unread = found.paths.filter((path) => !files.has(path));
  const failed: FailedFile[] = [];
  const total = found.paths.length + found.failed.length;
  const pause = pacer();
  for await (const file of loadArticles(articlesDir, { found: { paths: unread, failed: found.failed } })) {
    stopIfAborted();
    await pause();
    if (file.kind === 'failed') failed.push({ path: file.path, reason: file.reason });
    else {
      const { article, removed, warnings, rawBytes } = file;
      const sha256 = createHash('sha256').update(rawBytes).digest('hex');
      const content = { article: { ...article, id: ids.get(article.path) ?? article.id }, removed };
      files.set(article.path, { path: article.path, sha256, warnings, content });
    }
    onProgress?.({ stage: 'reading', done: files.size + failed.length, total });
  }
  if (stampsFile !== undefined) {
    const stamps = [...stats].flatMap(([path, stat]) => {
      const sha256 = files.get(path)?.sha256;
      return sha256 === undefined ? [] : [[path, { ...stat, sha256 }] as const];
    });
    if (unread.length > 0 || known.size !== stamps.length)
      writeStamps(stampsFile, articlesDir, new Map(stamps));
  }
  return {
    files: found.paths.flatMap((path) => files.get(path) ?? []),
    failed,
    isUnchanged: unread.length === 0 && previous?.files.size === found.paths.length,
  };
}

/** The article of a file that is as it was, or null where the previous generation does not have it. */
function carried(
  previous: Previous | null,
  path: string,
  id: string | undefined,
  stamp: Stamp | undefined,
): SourceFile | null {
  const file = previous?.files.get(path);
  if (!file || file.articleId !== id || file.sha256 !== stamp?.sha256) return null;
  const content = file.original ?? previous?.articles.get(file.articleId);
  return content ? { path, sha256: file.sha256, warnings: file.warnings, content } : null;
}
