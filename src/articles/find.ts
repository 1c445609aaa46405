import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, messageOf, UserError } from '../errors.js';
import { sentence, type Told } from '../sentence.js';
import { type FailedFile, failedFile, type SkippedFiles } from './article.js';
import { NOTES_FILE } from './folder-notes.js';
import { PINS_FILE } from './pins/pins.js';
import { decodeName } from './source/decode.js';

/**
 * The files in a folder that are articles by their names, and the paths that could not be looked at. Sorted by path.
 */
export interface FoundFiles {
  /** When the search began, in ms since 1970: what comes later may be missing. */
  readonly listedAt: number;
  /** Paths below the folder, with forward slashes. */
  readonly paths: readonly string[];
  readonly failed: readonly FailedFile[];
  /** Files of kinds that are not read, by the ending of their names. */
  readonly skipped: readonly SkippedFiles[];
}

export const ARTICLE_NAME = /\.(?:md|markdown|txt)$/i;
const SKIPPED = /^\.|^node_modules$/;
/** The path of the folder itself among those that can't be looked at. */
const WHOLE = '.';

const NAME_NOT_UTF8 = sentence(
  'Its name is not written in UTF-8, as by an archive from an older Chinese system: rename it, for example with convmv -f gbk -t utf8.',
);
const NO_FILE = sentence('It is not a file but a pipe, a socket or a device.');

interface Entry {
  readonly name: string;
  readonly kind: Dirent<Buffer>;
}

interface Walk {
  readonly root: string;
  /** The real paths of the folders and files found so far; each is read once. */
  readonly seen: Set<string>;
  readonly paths: string[];
  readonly failed: FailedFile[];
  /** How many files of kinds that are not read there are, by the ending of their names. */
  readonly skipped: Map<string, number>;
  /** Symbolic links, which are looked at when everything that is really in the folder has been found. */
  readonly links: string[];
}

/**
 * Looks for articles at any depth: `.md`, `.markdown` and `.txt`, whatever the case. Hidden files and folders and
 * `node_modules` are left out. A symbolic link is followed if it stays in the folder and leads to something new.
 *
 * @throws UserError `articles` if the folder does not exist or is not a folder
 */
export async function findArticles(folder: string): Promise<FoundFiles> {
  const listedAt = Date.now();
  const root = await realFolder(folder);
  const walk: Walk = { root, seen: new Set([root]), paths: [], failed: [], skipped: new Map(), links: [] };
  await visitFolder(walk, '');
  // Some lead to folders with more of them, which are looked at in the same loop.
  for (const link of walk.links) await orFail(walk, link, () => followLink(walk, link));
  return {
    listedAt,
    paths: walk.paths.sort(),
    failed: walk.failed.sort((a, b) => (a.path < b.path ? -1 : 1)),
    skipped: [...walk.skipped]
      .map(([extension, files]) => ({ extension, files }))
      .sort((a, b) => b.files - a.files || (a.extension < b.extension ? -1 : 1)),
  };
}

/** How many files a run will report on, both articles and failures. */
export async function countArticleFiles(folder: string): Promise<number> {
  const { paths, failed } = await findArticles(folder);
  return paths.length + failed.length;
}

async function realFolder(folder: string): Promise<string> {
  const help = sentence('Create it, or name another one with --articles or ARTICLES_DIR.');
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT')
      throw new UserError(
        'articles',
        sentence("The articles' folder {{folder}} can't be opened: {{why}}. {{help}}", {
          folder,
          why: whyUnreadable(error),
          help,
        }),
        { cause: error },
      );
    throw new UserError(
      'articles',
      sentence("The articles' folder {{folder}} does not exist. {{help}}", { folder, help }),
    );
  }
  throw new UserError(
    'articles',
    sentence(
      '{{folder}} is not a folder. Name the folder that holds the articles with --articles or ARTICLES_DIR.',
      { folder },
    ),
  );
}

async function visitFolder(walk: Walk, folder: string): Promise<void> {
  const entries = await entriesOf(walk, folder);
  for (const entry of entries) {
    if (SKIPPED.test(entry.name)) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    await orFail(walk, path, () => visitEntry(walk, path, entry));
  }
}

/** Paths that the system does not let us look at are listed in the report; the others are still read. */
async function orFail(walk: Walk, path: string, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (codeOf(error) === '') throw error;
    walk.failed.push(
      failedLook(error, path, sentence("It can't be looked at: {{why}}.", { why: whyUnreadable(error) })),
    );
  }
}

async function entriesOf(walk: Walk, folder: string): Promise<Entry[]> {
  try {
    const entries = await readdir(join(walk.root, folder), { withFileTypes: true, encoding: 'buffer' });
    const named = entries.flatMap((entry) => readableEntry(walk, folder, entry));
    return named.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const why = whyUnreadable(error);
    walk.failed.push(
      failedLook(error, folder || WHOLE, sentence("The folder can't be read: {{why}}.", { why })),
    );
    return [];
  }
}

/**
 * The entry with its name as text. A name that is not UTF-8, as archives from older Chinese systems leave them, is
 * reported as a failure if it might contain articles: nothing in the pipeline could find it by its name again.
 */
function readableEntry(walk: Walk, folder: string, kind: Dirent<Buffer>): Entry[] {
  const { name, isUtf8 } = decodeName(kind.name);
  if (isUtf8) return [{ name, kind }];
  if (!kind.isDirectory() && !ARTICLE_NAME.test(name)) return [];
  const path = folder === '' ? name : `${folder}/${name}`;
  walk.failed.push(failedFile(path, NAME_NOT_UTF8));
  return [];
}

async function visitEntry(walk: Walk, path: string, { kind }: Entry): Promise<void> {
  if (kind.isSymbolicLink()) walk.links.push(path);
  else if (kind.isDirectory()) {
    if (await remember(walk, path)) await visitFolder(walk, path);
  } else if (ARTICLE_NAME.test(path)) {
    if (!kind.isFile()) walk.failed.push(failedFile(path, NO_FILE));
    else if (await remember(walk, path)) walk.paths.push(path);
  } else if (kind.isFile() && path !== NOTES_FILE && path !== PINS_FILE) {
    const extension = /[^/]\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
    walk.skipped.set(extension, (walk.skipped.get(extension) ?? 0) + 1);
  }
}

/** Whether it still exists: a file removed since its folder was read is neither an article nor a failure. */
async function remember(walk: Walk, path: string): Promise<boolean> {
  const real = await targetOf(walk, path);
  if (real !== null) walk.seen.add(real);
  return real !== null;
}

async function followLink(walk: Walk, path: string): Promise<void> {
  const fail = (told: Told) => walk.failed.push(failedFile(path, told));
  const target = await targetOf(walk, path);
  const found = target && (await unlessGone(stat(target)));
  if (!target || !found) fail(sentence('The link leads nowhere: remove it, or restore what it points to.'));
  else if (target !== walk.root && !target.startsWith(`${walk.root}/`)) {
    fail(sentence("The link leads out of the articles' folder: copy the file into it instead."));
  } else if (await isAbove(walk, target, path))
    fail(sentence('The link leads back to a folder that it stands in.'));
  else if (!walk.seen.has(target)) await visitTarget(walk, path, target, found);
}

async function visitTarget(walk: Walk, path: string, target: string, found: Stats): Promise<void> {
  if (!found.isDirectory() && !ARTICLE_NAME.test(path)) return;
  walk.seen.add(target);
  if (found.isDirectory()) await visitFolder(walk, path);
  else if (found.isFile()) walk.paths.push(path);
  else walk.failed.push(failedFile(path, NO_FILE));
}

function targetOf(walk: Walk, path: string): Promise<string | null> {
  return unlessGone(realpath(join(walk.root, path)));
}

/** Whether a link's target is a folder that contains the link itself. */
async function isAbove(walk: Walk, target: string, link: string): Promise<boolean> {
  const parent = await unlessGone(realpath(join(walk.root, link, '..')));
  return parent !== null && (parent === target || parent.startsWith(`${target}/`));
}

/** Null for what does not exist, or no longer does: a folder may change while it is searched. */
async function unlessGone<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    if (GONE.includes(codeOf(error))) return null;
    throw error;
  }
}

/** What the system says if there is nothing at a path, or something of another kind than was looked for. */
const GONE: readonly string[] = ['ENOENT', 'ELOOP', 'ENOTDIR', 'EISDIR'];

/** A path that the system did not let us look at. That may pass, unless there is nothing any more. */
export function failedLook(error: unknown, path: string, told: Told): FailedFile {
  const code = codeOf(error);
  const failed = failedFile(path, told);
  return code === '' || GONE.includes(code) ? failed : { ...failed, mayPass: true };
}

/** Whether nobody can know what is at a path now, since it or a folder that it is in could not be looked at. */
export function isOutOfSight(path: string, failed: readonly FailedFile[]): boolean {
  return failed.some((each) => each.mayPass && isBelow(path, each.path));
}

/** Whether a path is another one, or in that folder. */
export function isBelow(path: string, other: string): boolean {
  return other === WHOLE || path === other || path.startsWith(`${other}/`);
}

/** Why the system refuses a file or folder, in words. */
export function whyUnreadable(error: unknown): Told {
  if (['EACCES', 'EPERM'].includes(codeOf(error))) return sentence('the bot has no permission to read it');
  if (codeOf(error) === 'ENOENT') return sentence('it has just been removed');
  return messageOf(error);
}
