import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import type { Article, FailedFile } from './article.js';
import { type FoundFiles, findArticles, whyUnreadable } from './find.js';
import { assignIds } from './id.js';
import { checkSize, parseArticle } from './parse.js';
import type { RemovedText } from './removed.js';

export { countArticleFiles, findArticles } from './find.js';

/** What became of one file; `total` is how many there are, failures included, the same for each. */
export type LoadedFile =
  | {
      readonly kind: 'article';
      readonly article: Article;
      /** A sentence each, without the path. */
      readonly warnings: readonly string[];
      /** What the file holds beside the article. */
      readonly removed: readonly RemovedText[];
      readonly rawBytes: Uint8Array;
      readonly total: number;
    }
  | ({ readonly kind: 'failed'; readonly total: number } & FailedFile);

export interface LoadOptions {
  /** What `findArticles` found in the folder, where that is known already. */
  readonly found?: FoundFiles;
}

/**
 * Reads the articles of a folder one after another, sorted by path, so that one at a time is held in memory.
 * A file that is no article is reported as `failed`, and the rest goes on.
 *
 * @throws UserError `articles` when the folder does not exist
 */
export async function* loadArticles(folder: string, options: LoadOptions = {}): AsyncGenerator<LoadedFile> {
  const { paths, failed } = options.found ?? (await findArticles(folder));
  const total = paths.length + failed.length;
  for (const failure of failed) yield { kind: 'failed', total, ...failure };
  for (const [path, id] of assignIds(paths)) yield { ...(await loadFile(folder, path, id)), total };
}

type LoadedAlone = LoadedFile extends infer File
  ? File extends LoadedFile
    ? Omit<File, 'total'>
    : never
  : never;

async function loadFile(folder: string, path: string, id: string): Promise<LoadedAlone> {
  const rawBytes = await readBytes(join(folder, path));
  if (typeof rawBytes === 'string') return { kind: 'failed', path, reason: rawBytes };
  try {
    const { article, warnings, removed } = parseArticle(path, rawBytes);
    return { kind: 'article', article: { ...article, id }, warnings, removed, rawBytes };
  } catch (error) {
    return { kind: 'failed', path, reason: reasonOf(error) };
  }
}

/** The file's bytes, or why they can't be had. A file that is too large is never read. */
async function readBytes(file: string): Promise<Uint8Array | string> {
  try {
    checkSize((await stat(file)).size);
    return await readFile(file);
  } catch (error) {
    return error instanceof UserError ? error.message : `The file can't be read: ${whyUnreadable(error)}.`;
  }
}

/** Anything but a reason that is meant for people is a bug and goes on its way. */
function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  throw error;
}
