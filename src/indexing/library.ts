import type { Article } from '../articles/article.js';
import { dropRepeated } from '../articles/cleaning/repeated.js';
import type { LastRun } from '../index/generation-store.js';
import type { IndexedFile, PreparedArticle, RepostSketch } from '../index/records.js';
import { articleHash } from './fingerprint.js';
import type { Earlier, SourceFile } from './read/keeping.js';
import type { ReadFolder } from './read/reading.js';
import type { IndexReport } from './report.js';
import { type EarlierGroups, groupReposts, rankedAfter, sketchText } from './reposts/reposts.js';

/** The articles of all files, seen together. */
export interface Library {
  readonly articles: readonly PreparedArticle[];
  readonly files: readonly IndexedFile[];
  readonly reposts: IndexReport['reposts'];
}

/**
 * Looks at all files together: leaves out what repeats, and finds reposts.
 *
 * @param originals the ids that an admin has named as first among equal articles
 */
export async function makeLibrary(
  { files, isUnchanged }: ReadFolder,
  { last, known }: Earlier,
  originals: readonly string[],
  stopIfAborted: () => void,
): Promise<Library> {
  if (known && isUnchanged && areFirsts(originals, known)) return libraryOf(known, originals);
  const contents = files.map(({ content: { article, removed } }) => ({ article, removed }));
  const kept = dropRepeated(contents);
  stopIfAborted();
  const articles = kept.map(({ article, removed }) => {
    const hash = articleHash({ article, removed });
    return { article, removed, hash, sketch: sketchOf(article, hash, known) };
  });
  const reposts = await groupReposts(
    articles.map(({ article }) => article),
    articles.map(({ sketch }) => sketch),
    groupsBefore(articles, { last, known }),
    originals,
  );
  stopIfAborted();
  return { articles, reposts, files: files.map((file, i) => indexedFile(file, contents[i] !== kept[i])) };
}

/** Whether none of them is shown as a copy of another, unless that one is named before it. */
function areFirsts(originals: readonly string[], { articles }: LastRun): boolean {
  return originals.every((id, place) => {
    const first = articles.get(id)?.repostOf ?? id;
    return first === id || originals.slice(0, place).includes(first);
  });
}

function libraryOf(last: LastRun, originals: readonly string[]): Library {
  const { articles, files } = last;
  const groups = new Map<string, Article[]>();
  for (const { article, repostOf } of articles.values()) {
    if (repostOf !== null) groups.set(repostOf, [...(groups.get(repostOf) ?? []), article]);
  }
  const byRank = rankedAfter(groupsBefore([], { last, known: last }), originals);
  const reposts = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group.sort(byRank).map((article) => article.id));
  return { articles: [...articles.values()], files: [...files.values()], reposts };
}

function groupsBefore(articles: readonly PreparedArticle[], { last, known }: Earlier): EarlierGroups {
  const hashes = new Map(articles.map(({ article: { id }, hash }) => [id, hash]));
  return {
    groupOf: (id) => {
      const before = last?.articles.get(id);
      return before ? (before.repostOf ?? id) : null;
    },
    isUnchanged: (id) => hashes.has(id) && known?.articles.get(id)?.hash === hashes.get(id),
  };
}

function sketchOf(article: Article, hash: string, known: LastRun | null): RepostSketch | null {
  const before = known?.articles.get(article.id);
  return before?.hash === hash ? before.sketch : sketchText(article.text);
}

function indexedFile({ path, sha256, warnings, content }: SourceFile, isCut: boolean): IndexedFile {
  const { article, removed } = content;
  return { path, sha256, warnings, articleId: article.id, original: isCut ? { article, removed } : null };
}
