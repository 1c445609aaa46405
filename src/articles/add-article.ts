import { constants } from 'node:fs';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../errors.js';
import { ARTICLE_NAME } from './find.js';

/** The largest article that is taken, in bytes: a book of a million characters has about three million. */
export const LARGEST_ARTICLE = 4 * 1024 * 1024;

/** The longest name that every file system takes, with some room to spare, in bytes of UTF-8. */
const LONGEST_NAME = 200;
/** Letters of any script, digits, spaces, and a few signs that have no special meaning on any system. */
const SAFE_NAME = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._()（）《》【】，、·+-]*$/u;
/** Windows takes these for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)\./i;

/** Why an article was not added. */
export type NotAdded = 'empty' | 'too-large' | 'no-text' | 'bad-name' | 'exists' | 'read-only';

/** An article to be added, as it arrived. */
export interface NewArticle {
  readonly name: string;
  readonly content: Uint8Array;
}

/** @returns whether this process may put files into a folder */
export function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Puts an article into the articles' folder itself, never into another one, and never over an existing file.
 *
 * @returns the file's name, or why it was not added
 * @throws Error if the disk fails; nothing is left of the file then
 */
export async function addArticle(
  folder: string,
  { name: given, content }: NewArticle,
): Promise<{ readonly name: string } | { readonly problem: NotAdded }> {
  const name = fileNameOf(given);
  if (name === null) return { problem: 'bad-name' };
  const problem = problemOf(content);
  if (problem) return { problem };
  const path = join(folder, name);
  try {
    await writeFile(path, content, { flag: 'wx' });
    return { name };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return { problem: 'exists' };
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return { problem: 'read-only' };
    await rm(path, { force: true });
    throw error;
  }
}

/**
 * A file name that is safe to write, with `.md` added if it has no extension; null if it can't be used. A name that
 * would have to be changed further is refused, so that people find the file under its name.
 */
export function fileNameOf(given: string): string | null {
  const trimmed = given.normalize('NFC').trim();
  const name = ARTICLE_NAME.test(trimmed) ? trimmed : `${trimmed}.md`;
  const isSafe = SAFE_NAME.test(name) && !DEVICE.test(name) && !name.includes('..');
  return isSafe && Buffer.byteLength(name) <= LONGEST_NAME ? name : null;
}

function problemOf(content: Uint8Array): NotAdded | null {
  if (content.length > LARGEST_ARTICLE) return 'too-large';
  // UTF-16 also has bytes of 0, and can be recognised by its first two.
  const [first, second] = content;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!isWide && content.includes(0)) return 'no-text';
  return new TextDecoder().decode(content).trim() === '' ? 'empty' : null;
}
