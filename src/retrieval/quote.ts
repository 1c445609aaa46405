import type { Article } from '../articles/article.js';
import { type SpokenSentence, spokenSentences } from '../passages/sentences.js';
import type { Span } from '../text/span.js';
import { type Token, tokenize } from '../text/tokenize.js';

/** The longest quote, in UTF-16 code units, unless its only sentence is longer. */
export const MAX_QUOTE = 240;

/** A quote grows by its neighbours up to this length: the answer often stands beside the question's words. */
const COMFORTABLE_QUOTE = 150;

/** A run of whole sentences and what in it carries the question's words. */
export interface Quote extends Span {
  readonly highlights: readonly Span[];
  /** The share of the question's weight that the run holds, 0..1. */
  readonly coverage: number;
  /** Who says it; null where nobody in particular does. */
  readonly speaker: string | null;
}

interface Sentence extends SpokenSentence {
  readonly tokens: readonly Token[];
}

/** What to quote from a passage. */
export interface QuoteOptions {
  /** What each of the question's terms is worth. */
  readonly weights: ReadonlyMap<string, number>;
  /** Whether an interviewer's question may be the answer; otherwise answers go before questions. */
  readonly asksForQuestions?: boolean;
}

/**
 * The best run of whole sentences of a passage: the one that holds most of the question's weight, the shorter
 * one of two that hold the same, then grown by its neighbours as far as it stays comfortable to read. One
 * person's words, if it is an interview: what was asked helps to find an answer and is not quoted as one.
 *
 * @returns null for a passage without a sentence that may be quoted
 */
export function selectQuote(article: Article, passage: Span, options: QuoteOptions): Quote | null {
  const { weights } = options;
  const sentences = spokenSentences(article, passage)
    .filter(({ turn }) => options.asksForQuestions || !turn?.isQuestion)
    .map((sentence) => ({ ...sentence, tokens: matches(article.text, sentence, weights) }));
  const run = grow(article.text, sentences, bestRun(article.text, sentences, weights));
  const first = sentences[run.from];
  const last = sentences[run.to];
  if (!first || !last) return null;
  const held = sentences.slice(run.from, run.to + 1);
  return {
    start: first.start,
    end: last.end,
    highlights: merge(held.flatMap(({ tokens }) => tokens)),
    coverage: share(held, weights),
    speaker: first.turn?.speaker ?? null,
  };
}

interface Run {
  readonly from: number;
  readonly to: number;
}

function matches(text: string, sentence: Span, weights: ReadonlyMap<string, number>): Token[] {
  return tokenize(text.slice(sentence.start, sentence.end))
    .filter(({ term }) => weights.has(term))
    .map(({ term, start, end }) => ({ term, start: sentence.start + start, end: sentence.start + end }));
}

/** What a character costs, as a share of the question: a run twice as long must hold noticeably more. */
const LENGTH_PENALTY = 0.0006;

/** What a run costs that goes on in another paragraph: it reads badly and often says two things. */
const PARAGRAPH_PENALTY = 0.15;

function bestRun(text: string, sentences: readonly Sentence[], weights: ReadonlyMap<string, number>): Run {
  const breaks = sentences.map((_, i) => (i > 0 && !isOneParagraph(text, sentences, i - 1) ? 1 : 0));
  let best: Run = { from: 0, to: 0 };
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [from, first] of sentences.entries()) {
    let crossed = 0;
    for (let to = from; to < sentences.length; to++) {
      crossed += to > from ? (breaks[to] ?? 0) : 0;
      const length = (sentences[to]?.end ?? 0) - first.start;
      if (to > from && (length > MAX_QUOTE || sentences[to]?.turn !== first.turn)) break;
      const score =
        share(sentences.slice(from, to + 1), weights) - LENGTH_PENALTY * length - PARAGRAPH_PENALTY * crossed;
      if (score <= bestScore) continue;
      best = { from, to };
      bestScore = score;
    }
  }
  return best;
}

/** Adds the sentence after, then the one before, while the quote stays comfortable and in its paragraph. */
function grow(text: string, sentences: readonly Sentence[], run: Run): Run {
  const fits = ({ from, to }: Run): boolean => {
    const start = sentences[from]?.start;
    const end = sentences[to]?.end;
    return start !== undefined && end !== undefined && end - start <= COMFORTABLE_QUOTE;
  };
  const later = { from: run.from, to: run.to + 1 };
  if (fits(later) && isOneParagraph(text, sentences, run.to)) return grow(text, sentences, later);
  const earlier = { from: run.from - 1, to: run.to };
  if (fits(earlier) && isOneParagraph(text, sentences, earlier.from)) return grow(text, sentences, earlier);
  return run;
}

/** Whether a sentence and the one after it stand in one paragraph and are the same person's. */
function isOneParagraph(text: string, sentences: readonly Sentence[], from: number): boolean {
  const [sentence, next] = [sentences[from], sentences[from + 1]];
  return sentence?.turn === next?.turn && !text.slice(sentence?.end, next?.start).includes('\n');
}

/** The share of the question's weight that the sentences hold together. */
function share(sentences: readonly Sentence[], weights: ReadonlyMap<string, number>): number {
  const found = new Set(sentences.flatMap(({ tokens }) => tokens.map(({ term }) => term)));
  let held = 0;
  let all = 0;
  for (const [term, weight] of weights) {
    all += weight;
    if (found.has(term)) held += weight;
  }
  return all === 0 ? 0 : held / all;
}

/** Spans that touch or overlap become one. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}
