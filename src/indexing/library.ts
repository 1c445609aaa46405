import type { Article } from '../articles/article.js';
import { dropRepeated } from '../articles/cleaning/repeated.js';
import type { LastRun } from '../index/generation-store.js';
import type { IndexedFile, PreparedArticle, RepostSketch } from '../index/records.js';
import { articleHash } from './fingerprint.js';
import type { ReadFolder, SourceFile } from './read/reading.js';
import type { IndexReport } from './report.js';
import { type EarlierGroups, groupReposts, rankedAfter, sketchText } from './reposts/reposts.js';

/** What the articles of all files are together. */
export interface Library {
  readonly articles: readonly PreparedArticle[];
  readonly files: readonly IndexedFile[];
  readonly reposts: IndexReport['reposts'];
}

/**
 * Makes of all files what they become together: what repeats is left out, and reposts are found.
 *
 * @param last spares making again what is known
 */
export async function makeLibrary(
  { files, isUnchanged }: ReadFolder,
  last: LastRun | null,
  stopIfAborted: () => void,
): Promise<Library> {
  if (last && isUnchanged) return libraryOf(last);
  const contents = files.map(({ content: { article, removed } }) => ({ article, removed }));
  const kept = dropRepeated(contents);
  stopIfAborted();
  const articles = kept.map(({ article, removed }) => {
    const hash = articleHash({ article, removed });
    return { article, removed, hash, sketch: sketchOf(article, hash, last) };
  });
  const reposts = await groupReposts(
    articles.map(({ article }) => article),
    articles.map(({ sketch }) => sketch),
    groupsBefore(articles, last),
  );
  stopIfAborted();
  return { articles, reposts, files: files.map((file, i) => indexedFile(file, contents[i] !== kept[i])) };
}

function libraryOf(last: LastRun): Library {
  const { articles, files } = last;
  const groups = new Map<string, Article[]>();
  for (const { article, repostOf } of articles.values()) {
    if (repostOf !== null) groups.set(repostOf, [...(groups.get(repostOf) ?? []), article]);
  }
  const byRank = rankedAfter(groupsBefore([], last));
  const reposts = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group.sort(byRank).map((article) => article.id));
  return { articles: [...articles.values()], files: [...files.values()], reposts };
}

function groupsBefore(articles: readonly PreparedArticle[], last: LastRun | null): EarlierGroups {
  const hashes = new Map(articles.map(({ article: { id }, hash }) => [id, hash]));
  return {
    groupOf: (id) => {
      const known = last?.articles.get(id);
      return known ? (known.repostOf ?? id) : null;
    },
    isUnchanged: (id) => hashes.has(id) && last?.articles.get(id)?.hash === hashes.get(id),
  };
}

function sketchOf(article: Article, hash: string, last: LastRun | null): RepostSketch | null {
  const known = last?.articles.get(article.id);
  return known?.hash === hash ? known.sketch : sketchText(article.text);
}

function indexedFile({ path, sha256, warnings, content }: SourceFile, isCut: boolean): IndexedFile {
  const { article, removed } = content;
  return { path, sha256, warnings, articleId: article.id, original: isCut ? { article, removed } : null };
}
