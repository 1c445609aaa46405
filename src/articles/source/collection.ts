import { cleanLine } from './characters.js';
import { COLLECTION_KEYS, entriesFor } from './keys.js';
import type { FrontMatter } from './split-source.js';

/** The collection of articles in the folder itself. A folder of that name is the same collection. */
export const DEFAULT_COLLECTION = 'default';

/**
 * The collection that an article belongs to: the one that its front matter names, else the first folder of its path.
 * Names are compared as written, in Unicode NFC: some systems write the same folder in other characters.
 *
 * @param path below the articles' folder, with forward slashes
 */
export function collectionOf(path: string, data: FrontMatter): string {
  const [first = '', ...rest] = path.split('/');
  const folder = rest.length > 0 ? first : DEFAULT_COLLECTION;
  return (writtenIn(data) ?? folder).normalize('NFC');
}

/** The name in the front matter; a list names the first of several. */
function writtenIn(data: FrontMatter): string | null {
  for (const [, value] of entriesFor(data, COLLECTION_KEYS)) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const name =
      typeof first === 'string' || typeof first === 'number' ? cleanLine(String(first)).trim() : '';
    if (name !== '') return name;
  }
  return null;
}
