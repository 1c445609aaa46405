import type { SpokenSentence } from '../../passages/spoken-sentences.js';
import { at } from '../../text/at.js';
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
  /** Who says it, or who answers if the question is part of it; null if it is nobody in particular. */
  readonly speaker: string | null;
  /** The probability that it holds the answer, among all of its passage, 0..1. */
  readonly probability: number;
}

/** What a run of sentences costs, as a probability: a longer one must hold noticeably more. */
export interface QuoteCosts {
  /** A character of a quote, which may be read at leisure. */
  readonly quote: number;
  /** A character of the core of it. */
  readonly core: number;
  /** The cost of continuing in another paragraph, which reads badly and often says two things. */
  readonly paragraph: number;
}

/** Adjacent sentences of a passage that may be quoted together. */
export interface Run {
  /** The first and the last of them, by their places among the sentences. */
  readonly from: number;
  readonly to: number;
  /** In UTF-16 code units. */
  readonly length: number;
  /** How many more paragraphs it continues into. */
  readonly paragraphs: number;
}

/**
 * The run of whole sentences that most likely holds the answer: the sum of its sentences' probabilities, minus what
 * its length costs. In an interview, the words of one person; it does not end with a sentence that leads on to
 * others.
 *
 * @param mayAsk whether questions are what is wanted
 * @returns null if there is no sentence
 */
export function selectQuote(
  article: QuotedArticle,
  sentences: readonly ScoredSentence[],
  costs: QuoteCosts,
  mayAsk = false,
): Quote | null {
  const probabilityOf = (run: Run): number => heldBy(run, sentences);
  const best = bestRuns(runsOf(article, sentences, mayAsk), probabilityOf, costs);
  if (!best) return null;
  const { quote, core } = best;
  return {
    ...spanOf(quote, sentences),
    highlights: [spanOf(core, sentences)],
    speaker: sentences[quote.from]?.turn?.speaker ?? null,
    probability: probabilityOf(quote),
  };
}

/** A quote with the context it needs to be understood; only for quotes that are shown, since it takes a while. */
export function completed(article: QuotedArticle, quote: Quote, mayAsk: boolean): Quote {
  return { ...quote, ...complete(article, quote, { most: MAX_QUOTE, mayAsk }) };
}

/** All runs of sentences that may be quoted. */
export function runsOf(
  article: QuotedArticle,
  sentences: readonly SpokenSentence[],
  mayAsk: boolean,
): readonly Run[] {
  const mayEnd = sentences.map(
    (sentence, i) => !leadsOn(article, sentence, sentences[i + 1] ?? null, mayAsk),
  );
  const starts = sentences.map((_, i) => i > 0 && startsParagraph(article.text, sentences, i));
  const runs: Run[] = [];
  for (const [from, first] of sentences.entries()) {
    let paragraphs = 0;
    for (let to = from; to < sentences.length; to++) {
      const last = sentences[to];
      if (!last || (to > from && !mayGoOn(first, last))) break;
      if (to > from && starts[to]) paragraphs++;
      if (mayEnd[to]) runs.push({ from, to, length: last.end - first.start, paragraphs });
    }
  }
  return runs;
}

/**
 * The run most worth quoting, and the run inside it to set in bold; null if there are none.
 *
 * @param probabilityOf gives the probability that a run holds the answer, 0..1
 */
export function bestRuns<Found extends Run>(
  runs: readonly Found[],
  probabilityOf: (run: Found) => number,
  costs: QuoteCosts,
): { readonly quote: Found; readonly core: Found } | null {
  const quote = bestOf(runs, probabilityOf, costs.quote, costs.paragraph);
  if (!quote) return null;
  const core = bestOf(runs.filter(isIn(quote)), probabilityOf, costs.core, costs.paragraph);
  return { quote, core: core ?? quote };
}

/** The one that most likely holds the answer, minus what it costs; of equal ones the first. */
function bestOf<Found extends Run>(
  runs: readonly Found[],
  probabilityOf: (run: Found) => number,
  cost: number,
  paragraphCost: number,
): Found | null {
  let best: Found | null = null;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    const value = probabilityOf(run) - paragraphCost * run.paragraphs - cost * run.length;
    if (value <= bestValue) continue;
    best = run;
    bestValue = value;
  }
  return best;
}

function isIn({ from, to }: Run): (run: Run) => boolean {
  return (run) => run.from >= from && run.to <= to;
}

function spanOf({ from, to }: Run, sentences: readonly Span[]): Span {
  return { start: at(sentences, from).start, end: at(sentences, to).end };
}

function heldBy({ from, to }: Run, sentences: readonly ScoredSentence[]): number {
  let sum = 0;
  for (let i = from; i <= to; i++) sum += at(sentences, i).probability;
  return sum;
}

function mayGoOn(first: SpokenSentence, last: SpokenSentence): boolean {
  return last.end - first.start <= MAX_QUOTE && last.turn === first.turn;
}

function startsParagraph(text: string, sentences: readonly Span[], i: number): boolean {
  return text.slice(sentences[i - 1]?.end, sentences[i]?.start).includes('\n');
}
