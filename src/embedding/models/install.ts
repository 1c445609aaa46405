import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { problemOfFile, problemOfInstalled } from './model-files.js';
import type { ModelFile } from './models.js';
import { partName, removeAbandonedParts } from './part-file.js';

/**
 * Puts a file of a model into its place: written under another name, checked, renamed, and read once more. So a
 * file under its own name is always whole.
 *
 * @param write writes the content to the path it is given
 * @throws Error that says what is wrong with the file; whatever `write` throws
 */
export async function installFile(
  dir: string,
  file: ModelFile,
  write: (path: string) => Promise<void>,
): Promise<void> {
  const target = join(dir, file.path);
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  await removeAbandonedParts(folder);
  const part = join(folder, partName(basename(target)));
  try {
    await write(part);
    const problem = await problemOfFile(part, file, dir);
    if (problem) throw new Error(`${file.path} ${problem}`);
    await rename(part, target);
    const mishap = await problemOfInstalled(dir, file, 'whole');
    if (mishap) throw new Error(`${file.path} ${mishap}`);
  } finally {
    await rm(part, { force: true });
  }
}
