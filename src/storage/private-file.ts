import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { diskTroubleOf } from './disk.js';

/** Read and written by the bot's own user alone. */
const OWN = 0o600;

/**
 * Makes a file, if there is none, that nobody but its owner can read, or makes it so where an earlier version has made
 * it for everyone. Where the disk or another owner forbids that, it stays as it is. Windows has no such rights.
 */
export function makePrivate(path: string): void {
  if (process.platform === 'win32') return;
  try {
    closeSync(openSync(path, 'a', OWN));
    if ((statSync(path).mode & 0o777) !== OWN) chmodSync(path, OWN);
  } catch (error) {
    // Whoever opens the file next says what is wrong with it.
    if (!diskTroubleOf(error)) throw error;
  }
}
