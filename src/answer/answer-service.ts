import type { Article } from '../articles/article.js';
import type { Embedder } from '../embedding/embedder.js';
import type { ArticleInfo, PassageIndex } from '../index/passage-index.js';
import type { LiveIndex } from '../indexing/live-index.js';
import type { Span } from '../text/span.js';
import type { AnswerService, ArticleSummary, QuotedExcerpt } from './answer.js';
import { answerFrom } from './answer-from.js';
import { articleKey } from './article-key.js';
import { excerptOf, sectionAt } from './excerpt.js';
import { findQuotation } from './find-quotation.js';
import { timelineOf } from './timeline.js';
import { rankTitles } from './titles.js';
import { widen } from './widen.js';

export { answerFrom };

/** The model for an index, loaded when the first question needs it; null where it can't be had. */
export type EmbedderFor = (info: PassageIndex['info']) => Promise<Embedder | null>;

/** Answers from the newest generation. */
export function createAnswerService(live: LiveIndex, embedderFor: EmbedderFor): AnswerService {
  const infoByKey = keyedInfos();
  const withModel = <T>(work: (index: PassageIndex, embedder: Embedder | null) => Promise<T>): Promise<T> =>
    live.use(async (index) => work(index, await embedderFor(index.info)));
  return {
    ask: (question, options = {}) =>
      withModel(async (index, embedder) => (await answerFrom(index, embedder, question, options)).answer),
    article: (idOrTitle) => live.use((index) => findArticle(index, idOrTitle)),
    articleByKey: (key) =>
      live.use(async (index) => {
        const info = (await infoByKey(index)).get(key);
        return info ? index.article(info.id) : null;
      }),
    widened: (key, quote, steps) =>
      live.use(async (index) => {
        const info = (await infoByKey(index)).get(key);
        const article = info && (await index.article(info.id));
        return article ? widenedExcerpt(index, article, info.repostOf, quote, steps) : null;
      }),
    findQuotation: (text) => withModel((index, embedder) => findQuotation(index, embedder, text)),
    timeline: (topic) => withModel((index, embedder) => timelineOf(index, embedder, topic)),
    meanings: (texts) => withModel((_, embedder) => meanings(embedder, texts)),
    info: () => live.use(async (index) => index.info),
    removed: (id) => live.use((index) => index.removed(id)),
    suggest: (text, limit) => live.use((index) => suggest(index, text, limit)),
  };
}

/** Looks articles up by their keys; the table is made once for each generation. */
function keyedInfos(): (index: PassageIndex) => Promise<ReadonlyMap<string, ArticleInfo>> {
  const tables = new WeakMap<PassageIndex, Promise<ReadonlyMap<string, ArticleInfo>>>();
  return (index) => {
    const known = tables.get(index);
    if (known) return known;
    const table = index.articles().then((all) => new Map(all.map((info) => [articleKey(info.id), info])));
    tables.set(index, table);
    return table;
  };
}

async function widenedExcerpt(
  index: PassageIndex,
  article: Article,
  repostOf: string | null,
  quote: Span,
  steps: number,
): Promise<{ readonly excerpt: QuotedExcerpt; readonly isWidest: boolean }> {
  const { speaker, isWidest, start, end } = widen(article, quote, steps);
  const excerpt = await excerptOf(
    index,
    article,
    { start, end },
    {
      rank: 1,
      score: 1,
      speaker,
      section: sectionAt(article, quote.start),
      highlights: steps > 0 ? [quote] : [],
      passage: { start, end },
      repostOf,
    },
  );
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
  const byId = await index.article(idOrTitle);
  if (byId) return byId;
  const [best] = rankTitles(await index.articles(), idOrTitle);
  return best?.isExact ? index.article(best.article.id) : null;
}

async function suggest(index: PassageIndex, text: string, limit: number): Promise<ArticleSummary[]> {
  return rankTitles(await index.articles(), text)
    .slice(0, limit)
    .map(({ article: { id, title, date } }) => ({ id, title, date }));
}
