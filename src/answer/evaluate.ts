import type { Article } from '../articles/article.js';
import { fold } from '../text/fold.js';
import type { Answer, Tier } from './answer.js';

/** A question whose answer is known. */
export interface EvalQuestion {
  readonly id: string;
  readonly question: string;
  /** The article that answers it, or null where none does. */
  readonly article: string | null;
  /** Strings, any of which is the answer. */
  readonly answers: readonly string[];
}

/** What one question was answered with, judged. */
export interface Judgement {
  readonly question: EvalQuestion;
  readonly tier: Tier;
  readonly tookMs: number;
  /** The place of the right article among the articles that were found, from 1; null where it is missing. */
  readonly articleRank: number | null;
  readonly inFirstQuote: boolean;
  readonly inAnyQuote: boolean;
  readonly inHighlights: boolean;
  readonly inFirstPassage: boolean;
  /** Every quote's offsets cut its text out of its article. */
  readonly verbatim: boolean;
  /** The length of the first quote in UTF-16 code units, 0 where there is none. */
  readonly quoteLength: number;
}

/**
 * Judges an answer. Texts are compared folded and without white space, as a reader would.
 *
 * @param ranking the ids of the articles found, best first, each once
 * @param articleOf looks an article up by its id
 */
export async function judge(
  question: EvalQuestion,
  answer: Answer,
  ranking: readonly string[],
  articleOf: (id: string) => Promise<Article | null>,
): Promise<Judgement> {
  const [first] = answer.quotes;
  const has = (text: string): boolean =>
    question.answers.some((wanted) => plain(text).includes(plain(wanted)));
  const rank = question.article === null ? -1 : ranking.indexOf(question.article);
  const right = answer.quotes.filter(({ articleId }) => articleId === question.article);
  const isRight = first?.articleId === question.article;
  return {
    question,
    tier: answer.tier,
    tookMs: answer.tookMs,
    articleRank: rank < 0 ? null : rank + 1,
    inFirstQuote: isRight && has(first?.text ?? ''),
    inAnyQuote: right.some(({ text }) => has(text)),
    inHighlights:
      isRight &&
      (first?.highlights ?? []).some(({ start, end }) =>
        has(first?.text.slice(start - first.start, end - first.start) ?? ''),
      ),
    inFirstPassage: isRight && has(first?.passage.text ?? ''),
    verbatim: await isVerbatim(answer, articleOf),
    quoteLength: first?.text.length ?? 0,
  };
}

async function isVerbatim(
  answer: Answer,
  articleOf: (id: string) => Promise<Article | null>,
): Promise<boolean> {
  for (const { articleId, start, end, text } of answer.quotes) {
    const article = await articleOf(articleId);
    if (article?.text.slice(start, end) !== text) return false;
  }
  return true;
}

/** The figures of a set; shares are 0..1, times in milliseconds. Null where the set has no such questions. */
export interface EvalReport {
  readonly questions: number;
  readonly articleRecallAt1: number | null;
  readonly articleRecallAt5: number | null;
  readonly mrrAt10: number | null;
  readonly answerInFirstQuote: number | null;
  readonly answerInAnyQuote: number | null;
  readonly answerInHighlights: number | null;
  readonly answerInFirstPassage: number | null;
  readonly verbatim: number | null;
  readonly quoteLengthMedian: number | null;
  readonly quoteLengthP95: number | null;
  readonly msMedian: number | null;
  readonly msP95: number | null;
  readonly tiers: { readonly answerable: TierShares; readonly unanswerable: TierShares };
}

export type TierShares = Readonly<Record<Tier, number>> & { readonly questions: number };

export function summarize(judgements: readonly Judgement[]): EvalReport {
  const answerable = judgements.filter(({ question }) => question.article !== null);
  const unanswerable = judgements.filter(({ question }) => question.article === null);
  const within = (most: number) =>
    share(answerable, ({ articleRank }) => (articleRank ?? Number.POSITIVE_INFINITY) <= most);
  const lengths = answerable
    .filter(({ quoteLength }) => quoteLength > 0)
    .map(({ quoteLength }) => quoteLength);
  const times = judgements.map(({ tookMs }) => tookMs);
  return {
    questions: judgements.length,
    articleRecallAt1: within(1),
    articleRecallAt5: within(5),
    mrrAt10: mean(
      answerable.map(({ articleRank }) => (articleRank !== null && articleRank <= 10 ? 1 / articleRank : 0)),
    ),
    answerInFirstQuote: share(answerable, ({ inFirstQuote }) => inFirstQuote),
    answerInAnyQuote: share(answerable, ({ inAnyQuote }) => inAnyQuote),
    answerInHighlights: share(answerable, ({ inHighlights }) => inHighlights),
    answerInFirstPassage: share(answerable, ({ inFirstPassage }) => inFirstPassage),
    verbatim: share(judgements, ({ verbatim }) => verbatim),
    quoteLengthMedian: quantile(lengths, 0.5),
    quoteLengthP95: quantile(lengths, 0.95),
    msMedian: quantile(times, 0.5),
    msP95: quantile(times, 0.95),
    tiers: { answerable: tierShares(answerable), unanswerable: tierShares(unanswerable) },
  };
}

function tierShares(judgements: readonly Judgement[]): TierShares {
  const of = (tier: Tier): number => share(judgements, (judgement) => judgement.tier === tier) ?? 0;
  return { questions: judgements.length, found: of('found'), related: of('related'), nothing: of('nothing') };
}

function share(judgements: readonly Judgement[], holds: (judgement: Judgement) => boolean): number | null {
  return mean(judgements.map((judgement) => (holds(judgement) ? 1 : 0)));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The nearest-rank quantile. */
function quantile(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
}

function plain(text: string): string {
  return fold(text).replace(/\s+/g, '');
}
