import { NO_PINS } from '../articles/pins/pins.js';
import type { Embedder } from '../embedding/embedder.js';
import { servingWithin } from '../index/collection-view.js';
import type { PassageIndex, ServingIndex } from '../index/passage-index.js';
import type { QuotedExcerpt } from './answer.js';
import { answerFrom } from './answer-from.js';
import { excerptAt, JUST_THIS } from './excerpt.js';
import { findQuotation } from './find-quotation.js';
import { lookUp, lookUpRemoved, type Outdated, seenArticle } from './found-article.js';
import { openFor, placesFor } from './open-article.js';
import { PinBoard } from './pins/pin-board.js';
import { quotableIn } from './pins/quotable.js';
import { reportPins } from './pins/report.js';
import type { AnswerService, SeenQuote } from './service.js';
import { timelineOf } from './timeline.js';
import { widen } from './widen.js';

/** The model for an index, loaded when the first question needs it; null if it can't be had. */
export type EmbedderFor = (info: PassageIndex['info']) => Promise<Embedder | null>;

/** A board on which nothing is pinned. */
const NO_BOARD = new PinBoard({ read: () => NO_PINS });

/**
 * Answers each call in one use of a generation.
 *
 * @param board what admins have pinned
 * @param isWhole whether the index has all articles with pins
 */
export function createAnswerService(
  live: ServingIndex,
  embedderFor: EmbedderFor,
  board: PinBoard = NO_BOARD,
  isWhole = true,
): AnswerService {
  const withModel = <T>(work: (index: PassageIndex, embedder: Embedder | null) => Promise<T>): Promise<T> =>
    live.use(async (index) => work(index, await embedderFor(index.info)));
  return {
    within: (scope) =>
      createAnswerService(servingWithin(live, scope), embedderFor, board, isWhole && scope === null),
    ask: (question, options = {}) =>
      withModel(async (index, embedder) => {
        const { answer } = await answerFrom(index, embedder, question, {
          ...options,
          now: new Date(),
          board,
        });
        return answer;
      }),
    askIn: (wanted, question, options = {}) =>
      withModel(async (index, embedder) => {
        const found = await lookUp(index, wanted);
        if (!found.article) return found;
        const { id: articleId, title, date } = found.article;
        const filter = { ...options.filter, articleId };
        const asked = { ...options, filter, now: new Date(), board };
        const { answer } = await answerFrom(index, embedder, question, asked);
        return { article: { id: articleId, title, date }, answer };
      }),
    article: (wanted) => live.use((index) => lookUp(index, wanted)),
    removed: (wanted) => live.use((index) => lookUpRemoved(index, wanted)),
    seen: (key, version) => live.use((index) => seenArticle(index, key, version)),
    widened: (quote, steps) => live.use((index) => widened(index, quote, steps)),
    findQuotation: (text) => withModel((index, embedder) => findQuotation(index, embedder, text)),
    timeline: (topic) => withModel((index, embedder) => timelineOf(index, embedder, topic, board.aliases)),
    meanings: (texts) => withModel((_, embedder) => meanings(embedder, texts)),
    list: (page) =>
      live.use(async (index) => {
        const { id: generation, articles: total } = index.info;
        return { articles: await index.infos(page), total, generation };
      }),
    pins: () => live.use((index) => reportPins(index, board.pins, isWhole)),
    quotable: (words, wanted) => withModel((index, embedder) => quotableIn(index, embedder, words, wanted)),
    info: () => live.use(async (index) => index.info),
    suggest: (text, limit) => live.use((index) => index.titles(text, limit)),
    places: (text, limit) => live.use((index) => placesFor(index, text, limit)),
    open: (text, limit) => withModel((index, embedder) => openFor(index, embedder, text, limit)),
  };
}

async function widened(
  index: PassageIndex,
  { key, version, quote }: SeenQuote,
  steps: number,
): Promise<QuotedExcerpt | Outdated> {
  const seen = await seenArticle(index, key, version);
  if ('outdated' in seen) return seen;
  const { article, repostOf } = seen;
  const { speaker, isWidest, start, end } = widen(article, quote, steps);
  return excerptAt(index, {
    article,
    span: { start, end },
    ...JUST_THIS,
    speaker,
    highlights: steps > 0 ? [quote] : [],
    passage: { start, end },
    repostOf,
    isWidest,
  });
}

async function meanings(
  embedder: Embedder | null,
  texts: readonly string[],
): Promise<readonly Float32Array[] | null> {
  if (!embedder) return null;
  const embeddings = await embedder.embed(
    texts.map((text) => ({ text, spans: [] })),
    'query',
  );
  return embeddings.map(({ vector }) => vector);
}
