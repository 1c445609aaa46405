import type { Article } from '../articles/article.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { Span } from '../text/span.js';
import { alsoIn } from './also-in.js';
import type { QuotedExcerpt } from './answer.js';
import { textFragmentLink } from './links.js';

/** What is known of an excerpt beside its place. */
export interface ExcerptFacts {
  readonly rank: number;
  readonly score: number;
  readonly speaker: string | null;
  readonly section: string | null;
  readonly highlights: readonly Span[];
  readonly passage: Span;
  /** The group of reposts that the article belongs to. */
  readonly repostOf: string | null;
}

/** A stretch of an article with everything that is shown beside it. */
export async function excerptOf(
  index: PassageIndex,
  article: Article,
  { start, end }: Span,
  { passage, repostOf, ...facts }: ExcerptFacts,
): Promise<QuotedExcerpt> {
  return {
    ...facts,
    start,
    end,
    text: article.text.slice(start, end),
    articleId: article.id,
    title: article.title,
    url: article.url,
    link: article.url && textFragmentLink(article.url, article.text, { start, end }),
    path: article.path,
    date: article.date,
    passage: { start: passage.start, end: passage.end, text: article.text.slice(passage.start, passage.end) },
    alsoIn: await alsoIn(index, article, { start, end }, repostOf),
  };
}

/** The nearest heading above a place that is not the article's title, or null where there is none. */
export function sectionAt({ blocks, text, title }: Article, at: number): string | null {
  const headings = blocks
    .filter(({ kind, start }) => kind === 'heading' && start <= at)
    .map(({ start, end }) => text.slice(start, end));
  return headings.findLast((heading) => heading !== title) ?? null;
}
