import type { Article } from '../articles/article.js';
import type { Hit } from './ranking/fuse.js';

/** Whether two hits are in different articles of the same text. */
export function isRepost(a: Hit, b: Hit): boolean {
  return textOf(a) === textOf(b) && a.passage.articleId !== b.passage.articleId;
}

/** Names the text that a hit is in, the same for all of its reposts. */
export function textOf({ repostOf, passage }: Hit): string {
  return repostOf ?? passage.articleId;
}

export function passageText({ hit, article }: { readonly hit: Hit; readonly article: Article }): string {
  return article.text.slice(hit.passage.start, hit.passage.end);
}
