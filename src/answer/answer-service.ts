import type { Article } from '../articles/article.js';
import type { Embedder } from '../embedding/embedder.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { LiveIndex } from '../indexing/live-index.js';
import { type QuotedHit, type Retrieved, retrieve } from '../retrieval/retriever.js';
import { alsoIn } from './also-in.js';
import type { Answer, AnswerService, ArticleSummary, AskOptions, QuotedExcerpt } from './answer.js';
import { textFragmentLink } from './links.js';
import { rankTitles } from './titles.js';

const DEFAULT_TOP = 3;

/** The model for an index, loaded when the first question needs it; null where it can't be had. */
export type EmbedderFor = (info: PassageIndex['info']) => Promise<Embedder | null>;

/** Answers from the newest generation. */
export function createAnswerService(live: LiveIndex, embedderFor: EmbedderFor): AnswerService {
  return {
    ask: (question, options = {}) =>
      live.use(
        async (index) => (await answerFrom(index, await embedderFor(index.info), question, options)).answer,
      ),
    article: (idOrTitle) => live.use((index) => findArticle(index, idOrTitle)),
    removed: (id) => live.use((index) => index.removed(id)),
    suggest: (text, limit) => live.use((index) => suggest(index, text, limit)),
  };
}

/** An answer from one generation, and all that was found on the way, for those who measure. */
export async function answerFrom(
  index: PassageIndex,
  embedder: Embedder | null,
  question: string,
  { top = DEFAULT_TOP, filter }: AskOptions,
): Promise<{ readonly answer: Answer; readonly retrieved: Retrieved }> {
  const started = performance.now();
  const retrieved = await retrieve(index, embedder, question, { top, ...(filter && { filter }) });
  const { tier, confidence, quotes } = retrieved;
  const answer = {
    question,
    tier,
    confidence,
    quotes: await Promise.all(quotes.map((quoted, i) => toExcerpt(index, quoted, i + 1))),
    keywordsOnly: embedder === null || index.info.model === null,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
  return { answer, retrieved };
}

async function toExcerpt(index: PassageIndex, quoted: QuotedHit, rank: number): Promise<QuotedExcerpt> {
  const { hit, article, quote } = quoted;
  const { start, end, highlights } = quote;
  const { passage } = hit;
  return {
    rank,
    score: hit.score,
    text: article.text.slice(start, end),
    start,
    end,
    highlights,
    articleId: article.id,
    title: article.title,
    url: article.url,
    link: article.url && textFragmentLink(article.url, article.text, quote),
    path: article.path,
    date: article.date,
    speaker: quote.speaker,
    section: passage.headings.at(-1) ?? null,
    passage: { start: passage.start, end: passage.end, text: article.text.slice(passage.start, passage.end) },
    alsoIn: await alsoIn(index, quoted),
  };
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
