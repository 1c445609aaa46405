import type { Article, Turn } from '../articles/article.js';
import { type SpokenSentence, spokenSentences } from '../passages/spoken-sentences.js';
import type { Span } from '../text/span.js';

/** How long a quote may grow, in UTF-16 code units. */
export const WIDEST = 2000;

/** A step adds at least this many characters, so that it is worth a press. */
const LEAST_STEP = 80;

/** A quote with its neighbours. */
export interface WidenedQuote extends Span {
  /** Who says all of it; null if nobody or several people do. */
  readonly speaker: string | null;
  /** Whether it can't grow any further. */
  readonly isWidest: boolean;
}

/**
 * The neighbours of a quote, taken in step by step: each step adds the sentence before and the sentence after, or
 * more of them if they are short, as long as the whole stays within `WIDEST`. The same article, span and steps always
 * give the same stretch, so fewer steps lead back. If several people speak, it begins with the name of the first.
 */
export function widen(article: Pick<Article, 'text' | 'turns'>, quote: Span, steps: number): WidenedQuote {
  const sentences = spokenSentences(article, linesRound(article.text, quote));
  let run = runOf(sentences, quote);
  for (let step = 0; step < steps; step++) run = stepOn(sentences, run);
  const next = grown(sentences, run);
  const span = steps === 0 ? quote : { start: run.start, end: run.end };
  const said = sentences.slice(run.from, run.to + 1);
  const turns = new Set(said.map(({ turn }) => turn));
  const [first] = said;
  return {
    start: turns.size > 1 ? beforeLabel(first, span.start) : span.start,
    end: span.end,
    speaker: turns.size === 1 ? (first?.turn?.speaker ?? null) : null,
    isWidest: next === run,
  };
}

/**
 * As much round a quote as it may ever grow into, in whole lines: a line's end ends a sentence, so that the sentences
 * are those of the whole text. Cutting all of a long article would take longer than finding the quote.
 */
export function linesRound(text: string, { start, end }: Span): Span {
  const after = text.indexOf('\n', Math.min(text.length, end + WIDEST));
  return {
    start: text.lastIndexOf('\n', Math.max(0, start - WIDEST)) + 1,
    end: after < 0 ? text.length : after + 1,
  };
}

/** A run of sentences by their places in the list, and its stretch; no sentence if `to < from`. */
interface Run extends Span {
  readonly from: number;
  readonly to: number;
}

function runOf(sentences: readonly SpokenSentence[], { start, end }: Span): Run {
  const from = sentences.findIndex((sentence) => sentence.end > start);
  const to = sentences.findLastIndex((sentence) => sentence.start < end);
  return { from: Math.max(from, 0), to, start, end };
}

function stepOn(sentences: readonly SpokenSentence[], run: Run): Run {
  const length = run.end - run.start;
  let current = run;
  for (;;) {
    const next = grown(sentences, current);
    if (next === current || next.end - next.start - length >= LEAST_STEP) return next;
    current = next;
  }
}

/** The run with one more sentence on each side, or on one side if both don't fit; the same run if neither does. */
function grown(sentences: readonly SpokenSentence[], run: Run): Run {
  const sides = [
    { from: run.from - 1, to: run.to + 1 },
    { from: run.from, to: run.to + 1 },
    { from: run.from - 1, to: run.to },
  ];
  for (const { from, to } of sides) {
    const first = sentences[from];
    const last = sentences[to];
    if (!first || !last) continue;
    const start = Math.min(run.start, first.start);
    const end = Math.max(run.end, last.end);
    if (end - beforeLabel(first, start) <= WIDEST) return { from, to, start, end };
  }
  return run;
}

/** The beginning of a stretch, moved to the first speaker's name if the stretch has the turn's beginning. */
function beforeLabel(first: { readonly turn: Turn | null } | undefined, start: number): number {
  const turn = first?.turn;
  return turn && start >= turn.start && start <= turn.textStart + 1 ? turn.start : start;
}
