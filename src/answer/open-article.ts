import type { Embedder } from '../embedding/embedder.js';
import { articleOf, type PassageIndex } from '../index/passage-index.js';
import { titleLikeness } from '../index/titles.js';
import type { Span } from '../text/span.js';
import type { ArticleSummary } from './answer.js';
import { answerFrom } from './answer-from.js';
import { type FoundArticle, withNames } from './found-article.js';

/** An article, or a place inside it: enough to recognise it, and to open it. */
export interface ArticlePlace extends ArticleSummary {
  /** The heading above it; null for the article as a whole, and for a place without one. */
  readonly heading: string | null;
  /** A UTF-16 offset into the article's text. */
  readonly start: number;
}

/** What free text opens, and what else matches it. */
export interface OpenedArticle {
  readonly found: FoundArticle;
  /** What matches the text: the title, a heading, or, if neither does, a passage. */
  readonly by: 'title' | 'heading' | 'passage';
  readonly place: ArticlePlace;
  /** The passage that matches the text; of length 0 for a title and a heading. */
  readonly at: Span;
  /** The next best, best first. */
  readonly others: readonly ArticlePlace[];
}

/** Nothing matches the text; the least unlike, best first. */
export interface NothingToOpen {
  readonly found: null;
  readonly others: readonly ArticlePlace[];
}

/** How many passages are suggested for a title that does not exist. */
const PASSAGES = 5;
/** From this likeness on, a title has all of a text, if not in one piece: see `titleLikeness`. */
const HAS_ALL = 1;

/** The titles and headings that match best, best first; the newest articles for an empty text. */
export async function placesFor(
  index: PassageIndex,
  text: string,
  limit: number,
): Promise<readonly ArticlePlace[]> {
  const titles = (await index.titles(text, limit)).map((article) => ({
    ...article,
    heading: null,
    start: 0,
  }));
  const headings = (await index.headings(text, limit)).map(({ article, ...place }) => ({
    ...article,
    ...place,
  }));
  // Places that match equally well keep their order, titles before headings.
  return [...titles, ...headings]
    .map((place) => ({ place, rank: Math.floor(likenessOf(place, text)) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ place }) => place);
}

/** Opens what matches a text best: a title or a heading that has all of it, else the passage that answers it. */
export async function openFor(
  index: PassageIndex,
  embedder: Embedder | null,
  text: string,
  limit: number,
): Promise<OpenedArticle | NothingToOpen> {
  const named = await placesFor(index, text, limit);
  const [best] = named;
  if (best && likenessOf(best, text) >= HAS_ALL) {
    const by = best.heading === null ? 'title' : 'heading';
    return opened(index, { by, at: { start: best.start, end: best.start } }, named);
  }
  const { answer } = await answerFrom(index, embedder, text, { top: PASSAGES });
  const answering = answer.quotes.filter(({ tier }) => tier !== 'nothing');
  const passages = answering.map(({ articleId: id, title, date, section: heading, start, end }) => ({
    at: { start, end },
    place: { id, title, date, heading, start },
  }));
  const places = [...passages.map(({ place }) => place), ...named].slice(0, limit);
  const [first] = passages;
  if (!first) return { found: null, others: named };
  return opened(index, { by: 'passage', at: first.at }, places);
}

function likenessOf({ title, heading, id }: ArticlePlace, text: string): number {
  return heading === null ? titleLikeness(title, id, text) : titleLikeness(heading, '', text);
}

async function opened(
  index: PassageIndex,
  what: Pick<OpenedArticle, 'by' | 'at'>,
  places: readonly ArticlePlace[],
): Promise<OpenedArticle | NothingToOpen> {
  const [place, ...others] = distinct(places);
  const article = place && (await articleOf(index, place.id));
  if (!article) return { found: null, others };
  return { ...what, found: withNames(index, article), place, others };
}

/** Each place once. */
function distinct(places: readonly ArticlePlace[]): ArticlePlace[] {
  return [...new Map(places.map((place) => [`${place.start} ${place.id}`, place])).values()];
}
