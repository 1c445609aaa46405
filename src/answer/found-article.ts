import type { Article } from '../articles/article.js';
import { articleKey, KEY_MARK, type TextNames, textNames } from '../articles/article-key.js';
import { ARTICLE_NAME } from '../articles/find.js';
import { possibleIds } from '../articles/id.js';
import type { RemovedText } from '../articles/removed.js';
import { articleOf, type PassageIndex } from '../index/passage-index.js';
import type { ArticleSummary } from './answer.js';

/** An article with the names by which a front end can ask for it again. */
export interface FoundArticle extends TextNames {
  readonly article: Article;
  /** A short name for the article, see `articleKey`. */
  readonly key: string;
  /** The generation that it comes from. */
  readonly generation: string;
}

/** An article with what was removed from its file. */
export interface ArticleAndRemoved extends FoundArticle {
  readonly removed: readonly RemovedText[];
}

/** There is no such article; the ones with the nearest titles, best first. */
export interface MissingArticle {
  readonly article: null;
  readonly nearest: readonly ArticleSummary[];
}

/** Why nothing is shown of an article that was seen before: its text has changed, or it is gone. */
export interface Outdated {
  readonly outdated: 'changed' | 'gone';
}

/** How many articles are suggested instead of a missing one. */
const NEAREST = 5;

/** The article with that id, that path, exactly that title (folded) or, after a `#`, that key. */
export async function lookUp(index: PassageIndex, wanted: string): Promise<FoundArticle | MissingArticle> {
  const article =
    (await articleOf(index, await idOf(index, wanted))) ??
    (await atPath(index, wanted)) ??
    (await newestTitled(index, wanted));
  return article
    ? withNames(index, article)
    : { article: null, nearest: await index.titles(wanted, NEAREST) };
}

/** The same with what was removed from its file. */
export async function lookUpRemoved(
  index: PassageIndex,
  wanted: string,
): Promise<ArticleAndRemoved | MissingArticle> {
  const found = await lookUp(index, wanted);
  return found.article ? { ...found, removed: await index.removed(found.article.id) } : found;
}

/** An article that was seen before; with `version` null, its text may have changed. */
export async function seenArticle(
  index: PassageIndex,
  key: string,
  version: string | null,
): Promise<(FoundArticle & { readonly repostOf: string | null }) | Outdated> {
  const info = (await index.articlesByKey([key])).get(key);
  const article = info && (await articleOf(index, info.id));
  if (!article) return { outdated: 'gone' };
  const found = withNames(index, article);
  if (version !== null && version !== found.version) return { outdated: 'changed' };
  return { ...found, repostOf: info.repostOf };
}

async function idOf(index: PassageIndex, wanted: string): Promise<string> {
  if (!wanted.startsWith(KEY_MARK)) return wanted;
  const key = wanted.slice(KEY_MARK.length);
  return (await index.articlesByKey([key])).get(key)?.id ?? wanted;
}

/** Two files may differ only in their extension: then the path says which is meant. */
async function atPath(index: PassageIndex, wanted: string): Promise<Article | null> {
  if (!ARTICLE_NAME.test(wanted)) return null;
  const found = await index.articles(possibleIds(wanted));
  return [...found.values()].find(({ path }) => path === wanted) ?? null;
}

async function newestTitled(index: PassageIndex, title: string): Promise<Article | null> {
  const [newest] = await index.articlesByTitle(title);
  return newest ? articleOf(index, newest.id) : null;
}

/** An article with its names. */
export function withNames(index: PassageIndex, article: Article): FoundArticle {
  return {
    article,
    key: articleKey(article.id),
    ...textNames(article.text),
    generation: index.info.id,
  };
}
