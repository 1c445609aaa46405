import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How the names of unfinished files and folders end. */
const PART_SUFFIX = '.part';

/** No download takes this long: an older file was left behind by a killed process. In ms: 1 day. */
const ABANDONED_AFTER = 24 * 60 * 60 * 1000;

/** A unique name for an unfinished file, in the same folder so that it can be renamed. */
export function partName(name: string): string {
  return `.${name}.${process.pid}.${randomBytes(4).toString('hex')}${PART_SUFFIX}`;
}

/** Removes the unfinished files that killed processes have left in a folder. */
export async function removeAbandonedParts(dir: string, now: number = Date.now()): Promise<void> {
  const names = await readdir(dir).catch(() => []);
  for (const name of names.filter((each) => each.startsWith('.') && each.endsWith(PART_SUFFIX))) {
    const path = join(dir, name);
    const found = await stat(path).catch(() => null);
    if (found && now - found.mtimeMs > ABANDONED_AFTER) await rm(path, { recursive: true, force: true });
  }
}
