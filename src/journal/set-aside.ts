import { rmSync, statSync } from 'node:fs';

/** Where a journal's file goes if it is damaged. */
export function asideOf(path: string): string {
  return `${path}.damaged`;
}

/** Deletes a damaged file that was last written before a time, in ms since 1970: nothing in it may be kept longer. */
export function deleteOldAside(path: string, before: number): void {
  const aside = asideOf(path);
  const about = statSync(aside, { throwIfNoEntry: false });
  if (about && about.mtimeMs < before) rmSync(aside, { force: true });
}
