import type { Answer, Chat, QuotedExcerpt, Tier } from '../answer/answer.js';
import type { Article } from '../articles/article.js';
import { fold } from '../text/fold.js';

/** A question whose answer is known. */
export interface EvalQuestion {
  readonly id: string;
  readonly question: string;
  /** The article that answers it, or null if none does. */
  readonly article: string | null;
  /** Other articles that answer it as well. */
  readonly alsoIn: readonly string[];
  /** Strings, any of which is the answer. */
  readonly answers: readonly string[];
  /** What kind of question it is, if its set has several. */
  readonly kind: string | null;
  /** What was asked before it, the newest last. */
  readonly before: readonly string[];
}

/** A quote, and whether it answers: it is from a right article and holds the answer. */
export interface QuoteJudgement {
  readonly tier: Tier;
  readonly isRight: boolean;
}

/** The answer to one question, judged. */
export interface Judgement {
  readonly question: EvalQuestion;
  readonly tier: Tier;
  /** What it was taken for instead of a question. */
  readonly chat: Chat | null;
  /** Every quote, as they were ranked. */
  readonly quotes: readonly QuoteJudgement[];
  /** The probability that the answer gave for its first quote's passage, 0..1. */
  readonly confidence: number;
  readonly tookMs: number;
  /** The first quote, or null if there is none. */
  readonly shown: { readonly title: string; readonly text: string } | null;
  /** The place of the right article among the articles that were found, from 1; null if it is missing. */
  readonly articleRank: number | null;
  readonly inFirstQuote: boolean;
  readonly inAnyQuote: boolean;
  readonly inHighlights: boolean;
  readonly inFirstPassage: boolean;
  /** Whether every quote's offsets give its text in its article. */
  readonly verbatim: boolean;
  /** The length of the first quote in UTF-16 code units, 0 if there is none. */
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
  const isWanted = (id: string): boolean => id === question.article || question.alsoIn.includes(id);
  const rank = ranking.findIndex(isWanted);
  const isRight = ({ articleId, text }: QuotedExcerpt): boolean => isWanted(articleId) && has(text);
  const isFromThere = first !== undefined && isWanted(first.articleId);
  return {
    question,
    tier: answer.tier,
    chat: answer.chat,
    quotes: answer.quotes.map((quote) => ({ tier: quote.tier, isRight: isRight(quote) })),
    confidence: answer.confidence,
    shown: first ? { title: first.title, text: first.text } : null,
    tookMs: answer.tookMs,
    articleRank: rank < 0 ? null : rank + 1,
    inFirstQuote: first !== undefined && isRight(first),
    inAnyQuote: answer.quotes.some(isRight),
    inHighlights: isFromThere && highlightsOf(first).some(has),
    inFirstPassage: isFromThere && has(first.passage.text),
    verbatim: await isVerbatim(answer, articleOf),
    quoteLength: first?.text.length ?? 0,
  };
}

function highlightsOf({ text, highlights, ...quote }: QuotedExcerpt): string[] {
  return highlights.map(({ start, end }) => text.slice(start - quote.start, end - quote.start));
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

function plain(text: string): string {
  return fold(text).replace(/\s+/g, '');
}
