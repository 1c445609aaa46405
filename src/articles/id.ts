import { createHash } from 'node:crypto';

/** The path as an article's id: no extension, Unicode NFC, with `-` for whatever an address can't contain. */
export function articleId(path: string): string {
  const bare = path.replace(/\.[^./]*$/, '').normalize('NFC');
  const safe = bare.replace(/[^\p{L}\p{M}\p{N}_./-]+/gu, '-').replace(/^[-/]+|[-/]+$/g, '');
  return safe === '' ? `article-${hashOf(path)}` : safe;
}

/** The id of a path, and the one it gets if another path gives the same. */
export function possibleIds(path: string): readonly [string, string] {
  const id = articleId(path);
  return [id, `${id}-${hashOf(path)}`];
}

/**
 * An id for each path, in the order of the paths. If two paths give the same id, the later one gets a suffix that
 * depends only on its path, and so is stable between runs.
 */
export function assignIds(paths: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const path of paths) {
    const [id, other] = possibleIds(path);
    const unique = taken.has(id) ? other : id;
    taken.add(unique);
    ids.set(path, unique);
  }
  return ids;
}

/** Eight hexadecimal digits, which distinguish the few paths that give the same id. */
function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 8);
}
