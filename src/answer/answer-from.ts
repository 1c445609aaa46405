import type { Article } from '../articles/article.js';
import type { Embedder } from '../embedding/embedder.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { ReadHit } from '../retrieval/hit.js';
import type { JudgedQuote } from '../retrieval/judging/judge-quotes.js';
import type { Retrieved, SearchedBy } from '../retrieval/retrieved.js';
import { retrieve } from '../retrieval/retriever.js';
import type { Answer, AskOptions, QuotedExcerpt } from './answer.js';
import { excerptsOf } from './excerpt.js';

const DEFAULT_TOP = 3;

/** An answer from one generation, and all that was found on the way, for those who measure. */
export async function answerFrom(
  index: PassageIndex,
  embedder: Embedder | null,
  question: string,
  { top = DEFAULT_TOP, ...options }: AskOptions & { readonly searchedBy?: SearchedBy },
): Promise<{ readonly answer: Answer; readonly retrieved: Retrieved }> {
  const started = performance.now();
  const retrieved = await retrieve(index, embedder, question, { top, ...options });
  const answer = await toAnswer(index, question, retrieved, options.after);
  const tookMs = Math.round((performance.now() - started) * 10) / 10;
  return { answer: { ...answer, tookMs }, retrieved };
}

/** What was found as an answer, without the quotes that were shown before. */
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

/** What was found as it is shown, the best first; `rank` is the first one's. */
export function toExcerpts(
  index: PassageIndex,
  quotes: readonly JudgedQuote[],
  rank = 1,
): Promise<QuotedExcerpt[]> {
  return excerptsOf(
    index,
    quotes.map(({ hit, article, quote, tier, confidence, olderEditions }, i) => ({
      article,
      span: quote,
      rank: rank + i,
      tier,
      confidence,
      score: hit.score,
      speaker: quote.speaker,
      highlights: quote.highlights,
      passage: hit.passage,
      repostOf: hit.repostOf,
      olderEditions: othersOf(article, olderEditions),
    })),
  );
}

/** The articles of hits but one, each once. */
function othersOf(article: Article, hits: readonly ReadHit[]): Article[] {
  const others = new Map(hits.map((hit) => [hit.article.id, hit.article]));
  others.delete(article.id);
  return [...others.values()];
}
