import type { Article } from '../../articles/article.js';
import { LONGEST_QUOTATION } from '../../articles/pins/pins.js';
import { placeOfQuotation } from '../../articles/pins/quotation.js';
import type { Embedder } from '../../embedding/embedder.js';
import { articleOf, type PassageIndex } from '../../index/passage-index.js';
import type { ArticleSummary } from '../answer.js';
import { findQuotation } from '../find-quotation.js';
import { lookUp } from '../found-article.js';

/** Words of an article that can be pinned, exactly as it has them; else why they can't. */
export type Quotable =
  | { readonly path: string; readonly title: string; readonly quotation: string }
  | { readonly problem: 'no-article'; readonly nearest: readonly ArticleSummary[] }
  /** They are in no article, or not in the one that was named. */
  | { readonly problem: 'not-there' | 'too-long' };

/**
 * Checks whether words can be pinned.
 *
 * @param wanted names the article, as for `article`; null: any article that has the words
 */
export async function quotableIn(
  index: PassageIndex,
  embedder: Embedder | null,
  words: string,
  wanted: string | null,
): Promise<Quotable> {
  if (words.length > LONGEST_QUOTATION) return { problem: 'too-long' };
  const found =
    wanted === null ? { article: await articleWith(index, embedder, words) } : await lookUp(index, wanted);
  if (!found.article)
    return 'nearest' in found ? { problem: 'no-article', nearest: found.nearest } : NOT_THERE;
  const { path, title, text } = found.article;
  const span = placeOfQuotation(text, words);
  return span ? { path, title, quotation: text.slice(span.start, span.end) } : NOT_THERE;
}

const NOT_THERE = { problem: 'not-there' } as const;

async function articleWith(
  index: PassageIndex,
  embedder: Embedder | null,
  words: string,
): Promise<Article | null> {
  const finding = await findQuotation(index, embedder, words);
  return finding.kind === 'exact' ? articleOf(index, finding.quote.articleId) : null;
}
