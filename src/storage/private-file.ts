import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { diskTroubleOf } from './disk.js';

/** Only the bot's own user may read and write it. */
const OWN = 0o600;

/**
 * Creates a file that only its owner can read, or restricts one that an earlier version created for everyone. If the
 * disk or another owner forbids that, the file stays as it is. Windows has no such rights.
 */
export function makePrivate(path: string): void {
  if (process.platform === 'win32') return;
  try {
    closeSync(openSync(path, 'a', OWN));
    if ((statSync(path).mode & 0o777) !== OWN) chmodSync(path, OWN);
  } catch (error) {
    // The next one to open the file reports what is wrong with it.
    if (!diskTroubleOf(error)) throw error;
  }
}
