import type { Article } from '../articles/article.js';
import type { Embedder } from '../embedding/embedder.js';
import { articleOf, type PassageIndex } from '../index/passage-index.js';
import type { LiveIndex } from '../indexing/live-index.js';
import type { Span } from '../text/span.js';
import type { AnswerService, QuotedExcerpt } from './answer.js';
import { answerFrom } from './answer-from.js';
import { excerptAt, sectionAt } from './excerpt.js';
import { findQuotation } from './find-quotation.js';
import { timelineOf } from './timeline.js';
import { widen } from './widen.js';

export { answerFrom };

/** The model for an index, loaded when the first question needs it; null where it can't be had. */
export type EmbedderFor = (info: PassageIndex['info']) => Promise<Embedder | null>;

/** Answers from the newest generation. */
export function createAnswerService(live: LiveIndex, embedderFor: EmbedderFor): AnswerService {
  const withModel = <T>(work: (index: PassageIndex, embedder: Embedder | null) => Promise<T>): Promise<T> =>
    live.use(async (index) => work(index, await embedderFor(index.info)));
  return {
    ask: (question, options = {}) =>
      withModel(async (index, embedder) => (await answerFrom(index, embedder, question, options)).answer),
    article: (idOrTitle) => live.use((index) => findArticle(index, idOrTitle)),
    articleByKey: (key) => live.use(async (index) => (await findByKey(index, key))?.article ?? null),
    widened: (key, quote, steps) =>
      live.use(async (index) => {
        const found = await findByKey(index, key);
        return found ? widenedExcerpt(index, found.article, found.repostOf, quote, steps) : null;
      }),
    findQuotation: (text) => withModel((index, embedder) => findQuotation(index, embedder, text)),
    timeline: (topic) => withModel((index, embedder) => timelineOf(index, embedder, topic)),
    meanings: (texts) => withModel((_, embedder) => meanings(embedder, texts)),
    info: () => live.use(async (index) => index.info),
    removed: (id) => live.use((index) => index.removed(id)),
    suggest: (text, limit) => live.use((index) => index.titles(text, limit)),
  };
}

async function findByKey(
  index: PassageIndex,
  key: string,
): Promise<{ readonly article: Article; readonly repostOf: string | null } | null> {
  const info = (await index.articlesByKey([key])).get(key);
  const article = info && (await articleOf(index, info.id));
  return article ? { article, repostOf: info.repostOf } : null;
}

async function widenedExcerpt(
  index: PassageIndex,
  article: Article,
  repostOf: string | null,
  quote: Span,
  steps: number,
): Promise<{ readonly excerpt: QuotedExcerpt; readonly isWidest: boolean }> {
  const { speaker, isWidest, start, end } = widen(article, quote, steps);
  const excerpt = await excerptAt(index, {
    article,
    span: { start, end },
    rank: 1,
    score: 1,
    speaker,
    section: sectionAt(article, quote.start),
    highlights: steps > 0 ? [quote] : [],
    passage: { start, end },
    repostOf,
  });
  return { excerpt, isWidest };
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

async function findArticle(index: PassageIndex, idOrTitle: string): Promise<Article | null> {
  const byId = await articleOf(index, idOrTitle);
  if (byId) return byId;
  const [newest] = await index.articlesByTitle(idOrTitle);
  return newest ? articleOf(index, newest.id) : null;
}
