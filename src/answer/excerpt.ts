import type { Article } from '../articles/article.js';
import { articleKey, textNames } from '../articles/article-key.js';
import { tableAt } from '../articles/table.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { Span } from '../text/span.js';
import { alsoIn, type QuotedPlace } from './also-in.js';
import type { ArticleReference, QuotedExcerpt, Tier } from './answer.js';
import { textFragmentLink } from './links.js';
import type { QuotedTable } from './table-rows.js';
import { widen } from './widen.js';

/** An excerpt's place and what is known about it. */
export interface ExcerptPlace extends QuotedPlace {
  readonly rank: number;
  readonly score: number;
  readonly tier: Tier;
  readonly confidence: number;
  readonly speaker: string | null;
  readonly highlights: readonly Span[];
  readonly passage: Span;
  /** Articles that say the same of an earlier time, if these were looked for. */
  readonly olderEditions?: readonly Article[];
  /** Whether an admin has pinned it to the question. */
  readonly isPinned?: boolean;
  /** Whether none of the text round it can be shown with it, if that is known. */
  readonly isWidest?: boolean;
}

/** How many older editions are listed. */
const EDITIONS_NAMED = 5;

/** The judgement of a place that was asked for directly. */
export const JUST_THIS = { rank: 1, score: 1, tier: 'found', confidence: 1 } as const;

/** Stretches of articles with everything that is shown with them, in their order. */
export async function excerptsOf(
  index: PassageIndex,
  places: readonly ExcerptPlace[],
): Promise<QuotedExcerpt[]> {
  const elsewhere = await alsoIn(index, places);
  return places.map((place, i) => excerptOf(place, elsewhere[i] ?? []));
}

/** The same for one of them. */
export async function excerptAt(index: PassageIndex, place: ExcerptPlace): Promise<QuotedExcerpt> {
  const [elsewhere = []] = await alsoIn(index, [place]);
  return excerptOf(place, elsewhere);
}

function excerptOf(
  {
    article,
    span,
    repostOf: _,
    passage,
    olderEditions = [],
    isPinned = false,
    isWidest,
    ...facts
  }: ExcerptPlace,
  alsoIn: QuotedExcerpt['alsoIn'],
): QuotedExcerpt {
  const { start, end } = span;
  return {
    ...facts,
    isPinned,
    section: sectionAt(article, start),
    start,
    end,
    text: article.text.slice(start, end),
    articleId: article.id,
    articleKey: articleKey(article.id),
    ...textNames(article.text),
    table: quotedTable(article, span),
    isWidest: isWidest ?? widen(article, span, 0).isWidest,
    title: article.title,
    url: article.url,
    link: article.url && textFragmentLink(article.url, article.text, { start, end }),
    path: article.path,
    collection: article.collection,
    date: article.date,
    passage: { start: passage.start, end: passage.end, text: article.text.slice(passage.start, passage.end) },
    alsoIn,
    olderEditions: olderEditions.slice(0, EDITIONS_NAMED).map(referenceTo),
  };
}

/** The last table with a header whose rows a stretch has, with just those rows. */
function quotedTable(article: Article, { start, end }: Span): QuotedTable | null {
  const table = tableAt(article, end - 1) ?? tableAt(article, start);
  if (!table?.header) return null;
  return {
    header: article.text.slice(table.header.start, table.header.end),
    start: Math.max(start, table.start),
    end: Math.min(end, table.end),
  };
}

function referenceTo({ id, title, url, date, collection }: Article): ArticleReference {
  return { id, title, url, date, collection };
}

/** The nearest heading above a place that is not the article's title, or null if there is none. */
export function sectionAt({ blocks, text, title }: Article, at: number): string | null {
  const headings = blocks
    .filter(({ kind, start }) => kind === 'heading' && start <= at)
    .map(({ start, end }) => text.slice(start, end));
  return headings.findLast((heading) => heading !== title) ?? null;
}
