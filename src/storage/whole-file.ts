import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder, syncPath } from './disk.js';

export interface WholeFileOptions {
  /** Whether it must survive a power failure, which takes as long as the disk takes. Default false. */
  readonly isDurable?: boolean;
  /** Who may read and write it; if unset, as for any new file. */
  readonly mode?: number;
}

/** A file's new content, which is on the disk already and not in its place yet. */
export interface PreparedFile {
  /** Replaces the old content in one step. */
  put(): void;
}

/**
 * Writes a file under another name first: a reader sees either all of the old content or all of the new. If it can't
 * be written, nothing of it stays.
 */
export function prepareFile(
  path: string,
  content: string,
  { isDurable = false, mode }: WholeFileOptions = {},
): PreparedFile {
  const temporary = `${path}.tmp`;
  try {
    writeFileSync(temporary, content);
    if (mode !== undefined) chmodSync(temporary, mode & 0o777);
    if (isDurable) syncPath(temporary);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return {
    put() {
      renameSync(temporary, path);
      if (isDurable) syncFolder(dirname(path));
    },
  };
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, content: string, options?: WholeFileOptions): void {
  prepareFile(path, content, options).put();
}
