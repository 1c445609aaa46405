import type { Article } from '../../articles/article.js';
import { type FolderNotes, NOTES_FILE } from '../../articles/folder-notes.js';
import { sentence, type Told } from '../../sentence.js';

/** The ids of articles that an admin has named as the originals of their texts, in the order of the notes. */
export interface Originals {
  readonly ids: readonly string[];
  readonly warnings: readonly Told[];
}

/** Finds the articles that the notes name, by the paths of their files or by their ids. */
export function originalsIn(
  { originals, warnings }: FolderNotes,
  articles: readonly Pick<Article, 'id' | 'path'>[],
): Originals {
  if (originals.length === 0) return { ids: [], warnings };
  const ids = new Set(articles.map(({ id }) => id));
  const byPath = new Map(articles.map(({ id, path }) => [path.normalize('NFC'), id]));
  const found = originals.map((name) => byPath.get(pathOf(name)) ?? (ids.has(name) ? name : null));
  const unknown = originals.flatMap((name, i) =>
    found[i] === null
      ? [
          sentence('{{file}} names “{{name}}” in originals[{{i}}], and no article has that path or id.', {
            file: NOTES_FILE,
            name,
            i,
          }),
        ]
      : [],
  );
  return { ids: [...new Set(found.filter((id) => id !== null))], warnings: [...warnings, ...unknown] };
}

/** A path as the index has it, however an admin has written it. */
function pathOf(name: string): string {
  return name
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .normalize('NFC');
}
