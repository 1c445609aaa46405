import type { Article } from '../articles/article.js';
import type { PassageIndex } from '../index/passage-index.js';
import { holdsNearly } from '../retrieval/quoting/duplicates.js';
import type { Span } from '../text/span.js';
import type { ArticleReference } from './answer.js';

/** More places than these would not be read. */
const AT_MOST = 5;

/**
 * The other articles of the same text that hold a quote too: the text's first article, then the oldest. Whatever
 * narrowed the question down, all of them are named, since they only say where else the quote stands.
 */
export async function alsoIn(
  index: PassageIndex,
  article: Article,
  quote: Span,
  repostOf: string | null,
): Promise<readonly ArticleReference[]> {
  if (repostOf === null) return [];
  const text = article.text.slice(quote.start, quote.end);
  const found: ArticleReference[] = [];
  for (const { id, title, url, date } of await index.reposts(repostOf)) {
    if (found.length === AT_MOST) break;
    if (id === article.id) continue;
    const other = await index.article(id);
    if (other && holdsNearly(other.text, text)) found.push({ id, title, url, date });
  }
  return found;
}
