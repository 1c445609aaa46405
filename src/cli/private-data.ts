import { chmodSync, type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.js';
import { diskTroubleOf } from '../storage/disk.js';

/** What the bot and the indexer create in a data folder, including every name that continues one of these. */
const OURS = [
  'CURRENT',
  'generations',
  'cache',
  'models',
  'index.lock',
  'journal.sqlite',
  'channels.sqlite',
  'button-key',
  'processes',
] as const;

/** The modes of files and folders: only for their owner. */
const OWN = { file: 0o600, folder: 0o700 } as const;

/** From now on, only this process's user can read what it and its children write. */
export function writePrivately(): void {
  process.umask(0o077);
}

/**
 * Restricts to their owner the files that earlier versions have left readable in a data folder. Files that are not
 * ours are left alone, and so are the folder itself, the targets of links, and what belongs to somebody else. Windows
 * has no such rights.
 */
export function tightenData(dataDir: string): void {
  if (process.platform === 'win32') return;
  const entries = entriesOf(dataDir);
  const ours = entries.filter(({ name }) => OURS.some((own) => name.startsWith(own)));
  for (const entry of ours) tighten(dataDir, entry);
  if (entries.length > 0 && ours.length === entries.length) restrict(dataDir, OWN.folder);
}

function tighten(parent: string, entry: Dirent): void {
  const path = join(parent, entry.name);
  if (entry.isFile()) restrict(path, OWN.file);
  if (!entry.isDirectory()) return;
  restrict(path, OWN.folder);
  for (const child of entriesOf(path)) tighten(path, child);
}

function restrict(path: string, mode: number): void {
  unlessElsewhere(() => {
    if ((statSync(path).mode & 0o777) !== mode) chmodSync(path, mode);
  });
}

function entriesOf(folder: string): Dirent[] {
  return unlessElsewhere(() => readdirSync(folder, { withFileTypes: true })) ?? [];
}

/** Another process may have removed it, or another owner or the disk may forbid it: the next use reports that. */
function unlessElsewhere<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || diskTroubleOf(error)) return null;
    throw error;
  }
}
