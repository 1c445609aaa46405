import type { ArticleInfo } from '../index/passage-index.js';
import { fold } from '../text/fold.js';

/** An article whose title or id resembles what was typed. */
export interface TitleMatch {
  readonly article: ArticleInfo;
  /** The title is what was typed, but for case, width and script. */
  readonly isExact: boolean;
}

/**
 * Articles by how well their titles match, best first: the whole title, then a title that contains the text,
 * then by the share of the text's characters that occur in the title. Everything, as it comes, for an empty text.
 */
export function rankTitles(articles: readonly ArticleInfo[], text: string): TitleMatch[] {
  const wanted = fold(text).trim();
  if (wanted === '') return articles.map((article) => ({ article, isExact: false }));
  return articles
    .map((article) => ({ article, likeness: likeness(fold(article.title).trim(), fold(article.id), wanted) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ article, likeness }) => ({ article, isExact: likeness === EXACT }));
}

const EXACT = 3;
const CONTAINS = 2;
const LEAST_LIKENESS = 0.5;

function likeness(title: string, id: string, wanted: string): number {
  if (title === wanted) return EXACT;
  if (title.includes(wanted)) return CONTAINS + wanted.length / title.length / 2;
  if (id.includes(wanted)) return CONTAINS;
  const letters = new Set(wanted.replace(/\s/g, ''));
  const found = [...letters].filter((letter) => title.includes(letter));
  return letters.size === 0 ? 0 : found.length / letters.size;
}
