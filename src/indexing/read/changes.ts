import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findArticles, isOutOfSight } from '../../articles/find.js';
import { areSameNotes, isSame, readRecord, type Stat, statFiles, statNotes } from './stamps.js';

/** How a folder of articles differs from what the last run of the indexer saw. */
export type FolderChange =
  | { readonly kind: 'other'; readonly folder: string }
  | { readonly kind: 'changed'; readonly added: number; readonly changed: number; readonly removed: number };

/** The folder that the last run saw, if that is another one; null if it is the same, or nobody knows. */
export function otherFolder(file: string, folder: string): string | null {
  const seen = readRecord(file)?.folder ?? folder;
  return seen === folder ? null : seen;
}

/**
 * Looks at a folder without reading its files.
 *
 * @param file in which the last run noted what it saw; null if there is none
 * @returns null if nothing differs, or if nothing is known
 * @throws UserError `articles` when the folder does not exist
 */
export async function changeSince(file: string, folder: string): Promise<FolderChange | null> {
  const record = readRecord(file);
  const ranAt = record?.listedAt ?? (await stat(file).catch(() => null))?.mtimeMs;
  if (record === null || ranAt === undefined) return null;
  if (record.folder !== folder) return { kind: 'other', folder: record.folder };
  const { paths, failed } = await findArticles(folder);
  const stats = await statFiles(folder, paths);
  const known = new Map(Object.entries(record.files));
  const others = new Set(record.others ?? paths);
  // A file that existed and left no stamp could not be read then: every run reports that already.
  const added = paths.filter(
    (path) => !known.has(path) && (!others.has(path) || isLater(stats.get(path), ranAt)),
  ).length;
  const haveNotesChanged = notesChanged(record.notes, await statNotes(folder), ranAt);
  const changed =
    paths.filter((path) => known.has(path) && !isSame(known.get(path), stats.get(path))).length +
    (haveNotesChanged ? 1 : 0);
  const there = new Set(paths);
  const missing = [...known.keys()].filter((path) => !there.has(path));
  const removed = missing.filter((path) => !isOutOfSight(path, failed)).length;
  return added + changed + removed > 0 ? { kind: 'changed', added, changed, removed } : null;
}

/**
 * Whether the admin's notes differ from those that the last run saw or, if it kept no record, from those that existed
 * then.
 */
function notesChanged(before: Stat | null | undefined, now: Stat | null, ranAt: number): boolean {
  return before === undefined ? isLater(now, ranAt) : !areSameNotes(before, now);
}

/** What was written in the same millisecond was read. */
function isLater(stat: Stat | null | undefined, ranAt: number): boolean {
  return Math.floor(stat?.ctimeMs ?? ranAt) > ranAt;
}

/** The file in which the last run of a data folder's indexer noted what it saw. */
export function stampsFileOf(dataDir: string): string {
  return join(dataDir, 'cache', 'files.json');
}

/** The same for runs that bring up to date the copy that answers while the index can't be reached. */
export function copyStampsFileOf(dataDir: string): string {
  return join(dataDir, 'cache', 'files-copy.json');
}
