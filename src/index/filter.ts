import type { Article } from '../articles/article.js';
import { fold } from '../text/fold.js';
import type { ArticleFilter } from './passage-index.js';

/** Whether an article passes a filter. */
export function letsThrough({ articleId, tag, since, until }: ArticleFilter, article: Article): boolean {
  return (
    (articleId === undefined || article.id === articleId) &&
    (tag === undefined || article.tags.some((own) => fold(own) === fold(tag))) &&
    (since === undefined || (article.date !== null && article.date >= since)) &&
    (until === undefined || (article.date !== null && article.date <= until))
  );
}
