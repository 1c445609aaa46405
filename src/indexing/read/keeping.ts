import { createHash } from 'node:crypto';
import { type FailedFile, failedFile } from '../../articles/article.js';
import { type FoundFiles, isBelow, isOutOfSight } from '../../articles/find.js';
import type { LoadedFile } from '../../articles/load.js';
import type { LastRun } from '../../index/generation-store.js';
import type { IndexedContent, IndexedFile } from '../../index/records.js';
import { sentence } from '../../sentence.js';

/** A file with the article in it, before what repeats in several articles is left out. */
export interface SourceFile extends Pick<IndexedFile, 'path' | 'sha256' | 'warnings'> {
  readonly content: IndexedContent;
}

/** What the run before knew. */
export interface Earlier {
  readonly last: LastRun | null;
  /** The same if articles need not be read and compared again; else null. */
  readonly known: LastRun | null;
}

/** What the run before made of a file. Null if it had none at that path, or one under another id. */
export function versionBefore(last: LastRun | null, path: string, id: string | undefined): SourceFile | null {
  const file = last?.files.get(path);
  if (!file || file.articleId !== id) return null;
  const content = file.original ?? last?.articles.get(file.articleId);
  return content ? { ...file, content } : null;
}

/**
 * What is kept of a file that could not be read: what the run before made of it, if nobody knows what it holds now. A
 * file that was looked at and is gone, or refused for what it holds, is not kept.
 */
export function versionToKeep(
  { path, mayPass, rawBytes }: LoadedFile & { kind: 'failed' },
  id: string | undefined,
  { last, known }: Earlier,
): SourceFile | null {
  if (mayPass) return versionBefore(last, path, id);
  // The same bytes were an article by the same rules: reading them only took too long this time.
  const before = versionBefore(known, path, id);
  return before && rawBytes && before.sha256 === hashOf(rawBytes) ? before : null;
}

/** The paths of the run before that this one could not even list. */
export function pathsOutOfSight({ paths, failed }: FoundFiles, last: LastRun | null): string[] {
  const there = new Set(paths);
  return [...(last?.files.keys() ?? [])].filter((path) => !there.has(path) && isOutOfSight(path, failed));
}

/** The same failures, which say so where something is kept of what they are about. */
export function tellKept(failed: readonly FailedFile[], kept: ReadonlySet<string>): FailedFile[] {
  return failed.map((file) => {
    const isKept =
      kept.has(file.path) || (file.mayPass && [...kept].some((path) => isBelow(path, file.path)));
    return isKept ? keptFailure(file) : file;
  });
}

function keptFailure({ path, reason, told }: FailedFile): FailedFile {
  const problem = told ?? reason;
  const more = sentence('{{problem}} What was indexed of it before is kept.', { problem });
  return { ...failedFile(path, more), mayPass: true };
}

/** A hash of a file's bytes. */
export function hashOf(rawBytes: Uint8Array): string {
  return createHash('sha256').update(rawBytes).digest('hex');
}
