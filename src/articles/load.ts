import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import { sentence, type Told } from '../sentence.js';
import { type Article, type FailedFile, failedFile } from './article.js';
import { failedLook, whyUnreadable } from './find.js';
import { checkSize, type ParseOptions, parseArticle } from './parse.js';
import type { RemovedText } from './removed.js';
import { type Limited, timeLimit } from './time-limit.js';

/** What became of one file. */
export type LoadedFile =
  | {
      readonly kind: 'article';
      readonly article: Article;
      /** A sentence each, without the path. */
      readonly warnings: readonly Told[];
      /** What was removed from the file. */
      readonly removed: readonly RemovedText[];
      readonly rawBytes: Uint8Array;
    }
  | ({
      readonly kind: 'failed';
      /** Missing if nothing of it could be read. */
      readonly rawBytes?: Uint8Array;
    } & FailedFile);

export interface LoadOptions extends Omit<ParseOptions, 'id'> {
  /** How long reading one file may take; unset: `LONGEST_WORK`. */
  readonly longestWorkMs?: number | undefined;
}

/**
 * Reads files of a folder one after another, so that only one is in memory at a time. A file that is not an article,
 * or takes too long, is reported as `failed`, and the others are still read.
 *
 * @param ids of the articles, by the files' paths: some of what `assignIds` gives for all files of the folder
 */
export async function* loadArticles(
  folder: string,
  ids: ReadonlyMap<string, string>,
  { longestWorkMs, ...options }: LoadOptions = {},
): AsyncGenerator<LoadedFile> {
  const limited = timeLimit(longestWorkMs);
  for (const [path, id] of ids) yield await loadFile(folder, path, { ...options, id }, limited);
}

async function loadFile(
  folder: string,
  path: string,
  options: ParseOptions,
  limited: Limited,
): Promise<LoadedFile> {
  const rawBytes = await readBytes(folder, path);
  if (!(rawBytes instanceof Uint8Array)) return { kind: 'failed', ...rawBytes };
  try {
    return { kind: 'article', ...limited(() => parseArticle(path, rawBytes, options)), rawBytes };
  } catch (error) {
    return { kind: 'failed', ...failedFile(path, reasonOf(error)), rawBytes };
  }
}

/** The file's bytes, or why they can't be had. A file that is too large is never read. */
async function readBytes(folder: string, path: string): Promise<Uint8Array | FailedFile> {
  const file = join(folder, path);
  try {
    checkSize((await stat(file)).size);
    return await readFile(file);
  } catch (error) {
    if (error instanceof UserError) return failedFile(path, error.told);
    const told = sentence("The file can't be read: {{why}}.", { why: whyUnreadable(error) });
    return failedLook(error, path, told);
  }
}

/** Anything other than a reason for people is a bug and is thrown on. */
function reasonOf(error: unknown): Told {
  if (error instanceof UserError) return error.told;
  throw error;
}
