import { chmodSync, type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../errors.js';
import { diskTroubleOf } from '../storage/disk.js';

/** What the bot and the indexer make in a data folder; whatever stands behind such a name belongs to it. */
const OURS = [
  'CURRENT',
  'generations',
  'cache',
  'models',
  'index.lock',
  'journal.sqlite',
  'channels.sqlite',
  'button-key',
] as const;

/** Of files and folders: nobody but their owner. */
const OWN = { file: 0o600, folder: 0o700 } as const;

/** What this process and those that it starts will write from now on is for its user alone. */
export function writePrivately(): void {
  process.umask(0o077);
}

/**
 * Takes from everyone but their owner what earlier versions have left readable in a data folder. What is not ours is
 * left alone, and with it the folder itself; so is what links lead to, and what belongs to somebody else. Windows has
 * no such rights.
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

/** Another process may have removed it, and another owner or the disk may forbid it: whoever uses it next says so. */
function unlessElsewhere<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || diskTroubleOf(error)) return null;
    throw error;
  }
}
