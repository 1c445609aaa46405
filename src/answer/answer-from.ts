import type { Article } from '../articles/article.js';
import type { Embedder } from '../embedding/embedder.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { ReadHit } from '../retrieval/hit.js';
import type { JudgedQuote } from '../retrieval/judging/judge-quotes.js';
import type { Retrieved, SearchedBy } from '../retrieval/retrieved.js';
import { retrieve } from '../retrieval/retriever.js';
import type { OnSearch } from '../retrieval/trace.js';
import type { Answer, AskOptions, QuotedExcerpt } from './answer.js';
import { type ExcerptPlace, excerptsOf } from './excerpt.js';
import type { PinBoard } from './pins/pin-board.js';

const DEFAULT_TOP = 3;

/** Options that do not come from the person who asks. */
interface Beside {
  /** The time of the question, from which 去年 and last week are counted. Missing: they are ordinary words. */
  readonly now?: Date;
  readonly searchedBy?: SearchedBy;
  /** Called for every search on the way. */
  readonly onSearch?: OnSearch;
  /** What admins have pinned; missing: nothing. */
  readonly board?: PinBoard;
}

/** An answer from one generation, and everything that was found on the way, for measurements. */
export async function answerFrom(
  index: PassageIndex,
  embedder: Embedder | null,
  question: string,
  { top = DEFAULT_TOP, board, ...options }: AskOptions & Beside,
): Promise<{ readonly answer: Answer; readonly retrieved: Retrieved }> {
  const started = performance.now();
  const aliases = board?.aliases ?? [];
  const retrieved = await retrieve(index, embedder, question, { top, aliases, ...options });
  // Pins answer a question as it is put.
  const isPlain = retrieved.chat === null && retrieved.continues === null;
  const pinned = board && isPlain ? await board.placesFor(index, embedder, question, options.filter) : [];
  const answer =
    pinned.length > 0
      ? await withPinned(index, question, retrieved, pinned, { top, after: options.after ?? 0 })
      : await toAnswer(index, question, retrieved, options.after);
  const tookMs = Math.round((performance.now() - started) * 10) / 10;
  return { answer: { ...answer, tookMs }, retrieved };
}

/** The answer from what was found, without the quotes that were shown before. */
export async function toAnswer(
  index: PassageIndex,
  question: string,
  { tier, confidence, isCalibrated, chat, continues, keywordsOnly, quotes, hasFurther }: Retrieved,
  after = 0,
): Promise<Omit<Answer, 'tookMs'>> {
  return {
    question,
    generation: index.info.id,
    tier,
    confidence,
    isCalibrated,
    chat,
    continues,
    quotes: await toExcerpts(index, quotes.slice(after), after + 1),
    hasFurther,
    keywordsOnly,
  };
}

/** The same with pinned quotes first; found quotes that overlap them are left out. */
async function withPinned(
  index: PassageIndex,
  question: string,
  retrieved: Retrieved,
  pinned: readonly ExcerptPlace[],
  { top, after }: { readonly top: number; readonly after: number },
): Promise<Omit<Answer, 'tookMs'>> {
  const found = retrieved.quotes.map(placeOf).filter((place) => !pinned.some((pin) => overlap(pin, place)));
  const places = [...pinned, ...found].map((place, i) => ({ ...place, rank: i + 1 }));
  return {
    ...(await toAnswer(index, question, { ...retrieved, quotes: [] })),
    ...PINNED,
    quotes: await excerptsOf(index, places.slice(after, after + top)),
    hasFurther: retrieved.hasFurther || places.slice(after + top).some(({ tier }) => tier !== 'nothing'),
  };
}

const PINNED = { tier: 'found', confidence: 1 } as const;

function overlap(a: ExcerptPlace, b: ExcerptPlace): boolean {
  return a.article.id === b.article.id && a.span.start < b.span.end && b.span.start < a.span.end;
}

/** The found quotes as they are shown, best first; `rank` is that of the first one. */
export function toExcerpts(
  index: PassageIndex,
  quotes: readonly JudgedQuote[],
  rank = 1,
): Promise<QuotedExcerpt[]> {
  return excerptsOf(
    index,
    quotes.map((quote, i) => ({ ...placeOf(quote), rank: rank + i })),
  );
}

function placeOf(judged: JudgedQuote): ExcerptPlace {
  const { hit, article, quote, tier, confidence, olderEditions } = judged;
  return {
    article,
    span: quote,
    rank: 1,
    tier,
    confidence,
    score: hit.score,
    speaker: quote.speaker,
    highlights: quote.highlights,
    passage: hit.passage,
    repostOf: hit.repostOf,
    olderEditions: othersOf(article, olderEditions),
  };
}

/** The articles of hits, without one of them, each once. */
function othersOf(article: Article, hits: readonly ReadHit[]): Article[] {
  const others = new Map(hits.map((hit) => [hit.article.id, hit.article]));
  others.delete(article.id);
  return [...others.values()];
}
