import type { Span } from '../../text/span.js';
import type { ScoredSentence } from '../ranking/sentences.js';

/** The longest quote, in UTF-16 code units, unless its only sentence is longer. */
export const MAX_QUOTE = 240;

/** A run of whole sentences, and the core of it that carries the answer. */
export interface Quote extends Span {
  /** What to set in bold, inside the quote. */
  readonly highlights: readonly Span[];
  /** Who says it; null where nobody in particular does. */
  readonly speaker: string | null;
  /** The probability that it, of all of its passage, holds the answer, 0..1. */
  readonly probability: number;
}

/**
 * What a character costs, as a probability: a longer run must hold noticeably more. Less for the quote, which may
 * be read at leisure, than for the core of it.
 */
const COST = { quote: 0.0002, core: 0.001 } as const;

/** What a run costs that goes on in another paragraph: it reads badly and often says two things. */
const PARAGRAPH_COST = 0.05;

/**
 * The run of whole sentences that most likely holds the answer: the sum of its sentences' probabilities, less
 * what its length costs. One person's words, if it is an interview.
 *
 * @param text the article's
 * @returns null where there is no sentence
 */
export function selectQuote(text: string, sentences: readonly ScoredSentence[]): Quote | null {
  const run = bestRun(text, sentences, COST.quote);
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return null;
  const core = bestRun(text, run, COST.core);
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
): readonly ScoredSentence[] {
  let best: readonly ScoredSentence[] = [];
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const [from, first] of sentences.entries()) {
    let value = 0;
    for (let to = from; to < sentences.length; to++) {
      const last = sentences[to];
      if (!last || (to > from && !mayGoOn(first, last))) break;
      value += last.probability - (to > from && startsParagraph(text, sentences, to) ? PARAGRAPH_COST : 0);
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
