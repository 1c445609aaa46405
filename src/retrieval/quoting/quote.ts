import type { Span } from '../../text/span.js';
import type { ScoredSentence } from '../ranking/sentence-scores.js';
import { complete, type QuotedArticle } from './complete.js';
import { leadsOn } from './leads-on.js';

/** The longest quote, in UTF-16 code units, unless its only sentence is longer. */
export const MAX_QUOTE = 320;

/** A run of whole sentences, and the core of it that carries the answer. */
export interface Quote extends Span {
  /** What to set in bold, inside the quote. */
  readonly highlights: readonly Span[];
  /** Who says it, the one who answers where the question stands with it; null where nobody in particular does. */
  readonly speaker: string | null;
  /** The probability that it, of all of its passage, holds the answer, 0..1. */
  readonly probability: number;
}

/** What a run of sentences costs, as a probability: a longer one must hold noticeably more. */
export interface QuoteCosts {
  /** A character of a quote, which may be read at leisure. */
  readonly quote: number;
  /** A character of the core of it. */
  readonly core: number;
  /** To go on in another paragraph: it reads badly and often says two things. */
  readonly paragraph: number;
}

/**
 * The run of whole sentences that most likely holds the answer: the sum of its sentences' probabilities, less
 * what its length costs. One person's words, if it is an interview; none that leads on to others ends it.
 *
 * @param mayAsk whether questions are what is wanted
 * @returns null where there is no sentence
 */
export function selectQuote(
  article: QuotedArticle,
  sentences: readonly ScoredSentence[],
  costs: QuoteCosts,
  mayAsk = false,
): Quote | null {
  const quotable = sentences.map((sentence, i) => ({
    ...sentence,
    mayEnd: !leadsOn(article, sentence, sentences[i + 1] ?? null, mayAsk),
  }));
  const run = bestRun(article.text, quotable, costs.quote, costs.paragraph);
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return null;
  const core = bestRun(article.text, run, costs.core, costs.paragraph);
  const highlight = { start: core[0]?.start ?? first.start, end: core.at(-1)?.end ?? last.end };
  return {
    start: first.start,
    end: last.end,
    highlights: [highlight],
    speaker: first.turn?.speaker ?? null,
    probability: run.reduce((sum, { probability }) => sum + probability, 0),
  };
}

/** A quote with what it can't be understood without; only for those that are shown, since it takes a while. */
export function completed(article: QuotedArticle, quote: Quote, mayAsk: boolean): Quote {
  return { ...quote, ...complete(article, quote, { most: MAX_QUOTE, mayAsk }) };
}

/** A sentence, and whether a quote may end with it. */
interface Quotable extends ScoredSentence {
  readonly mayEnd: boolean;
}

function bestRun(
  text: string,
  sentences: readonly Quotable[],
  cost: number,
  paragraphCost: number,
): readonly Quotable[] {
  let best: readonly Quotable[] = [];
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const [from, first] of sentences.entries()) {
    let value = 0;
    for (let to = from; to < sentences.length; to++) {
      const last = sentences[to];
      if (!last || (to > from && !mayGoOn(first, last))) break;
      value += last.probability - (to > from && startsParagraph(text, sentences, to) ? paragraphCost : 0);
      if (!last.mayEnd || value - cost * (last.end - first.start) <= bestValue) continue;
      best = sentences.slice(from, to + 1);
      bestValue = value - cost * (last.end - first.start);
    }
  }
  return best;
}

function mayGoOn(first: ScoredSentence, last: ScoredSentence): boolean {
  return last.end - first.start <= MAX_QUOTE && last.turn === first.turn;
}

function startsParagraph(text: string, sentences: readonly ScoredSentence[], at: number): boolean {
  return text.slice(sentences[at - 1]?.end, sentences[at]?.start).includes('\n');
}
