import type { Span } from '../../text/span.js';
import type { ScoredSentence } from '../ranking/sentence-scores.js';

/** The longest quote, in UTF-16 code units, unless its only sentence is longer. */
export const MAX_QUOTE = 320;

/** A run of whole sentences, and the core of it that carries the answer. */
export interface Quote extends Span {
  /** What to set in bold, inside the quote. */
  readonly highlights: readonly Span[];
  /** Who says it; null where nobody in particular does. */
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
 * what its length costs. One person's words, if it is an interview.
 *
 * @param text the article's
 * @returns null where there is no sentence
 */
export function selectQuote(
  text: string,
  sentences: readonly ScoredSentence[],
  costs: QuoteCosts,
): Quote | null {
  const run = bestRun(text, sentences, costs.quote, costs.paragraph);
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return null;
  const core = bestRun(text, run, costs.core, costs.paragraph);
  return {
    start: first.start,
    end: last.end,
    highlights: [{ start: core[0]?.start ?? first.start, end: core.at(-1)?.end ?? last.end }],
    speaker: first.turn?.speaker ?? null,
    probability: run.reduce((sum, { probability }) => sum + probability, 0),
  };
}

function bestRun(
  text: string,
  sentences: readonly ScoredSentence[],
  cost: number,
  paragraphCost: number,
): readonly ScoredSentence[] {
  let best: readonly ScoredSentence[] = [];
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const [from, first] of sentences.entries()) {
    let value = 0;
    for (let to = from; to < sentences.length; to++) {
      const last = sentences[to];
      if (!last || (to > from && !mayGoOn(first, last))) break;
      value += last.probability - (to > from && startsParagraph(text, sentences, to) ? paragraphCost : 0);
      if (value - cost * (last.end - first.start) <= bestValue) continue;
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
