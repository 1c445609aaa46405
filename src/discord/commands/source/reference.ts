import type { ArticlePlace } from '../../../answer/open-article.js';
import { articleKey, KEY_MARK } from '../../../articles/article-key.js';

/** The longest reference that fits into a choice. */
const REF_LENGTH = 80;
const BASE = 36;
const PLACE = /^(#[\w-]{8})\.([0-9a-z]{1,8})$/;

/** A short, stable name for an article, that `AnswerService.article` takes: its id or, if that is too long, its key. */
export function articleRef(id: string): string {
  return id.length <= REF_LENGTH && !id.startsWith(KEY_MARK) ? id : KEY_MARK + articleKey(id);
}

/** The same for a place inside an article. It leads near that place even if the article's text has changed by then. */
export function placeRef({ id, start }: Pick<ArticlePlace, 'id' | 'start'>): string {
  return `${KEY_MARK}${articleKey(id)}.${start.toString(BASE)}`;
}

/** The article and the place that a reference names, as for `AnswerService.article`; null if it names none. */
export function readPlaceRef(ref: string): { readonly article: string; readonly start: number } | null {
  const [, article, start] = PLACE.exec(ref) ?? [];
  return article === undefined || start === undefined
    ? null
    : { article, start: Number.parseInt(start, BASE) };
}
