import type { CheckedPin } from '../articles/pins/check-pins.js';
import type { Contribution, Thresholds } from '../retrieval/judging/confidence.js';
import type { FEATURES } from '../retrieval/judging/features.js';
import type { Wording } from '../retrieval/trace.js';
import type { Span } from '../text/span.js';
import type { Answer, Tier } from './answer.js';

/** An answer, and what was found and thought on the way to it. */
export interface Explanation {
  readonly answer: Answer;
  /** What is pinned to the question, and whether it holds, in the order of the file. */
  readonly pins: readonly CheckedPin[];
  /** How often the index was asked, and for what, in that order; none for chat, and for what says nothing. */
  readonly searches: readonly ExplainedSearch[];
  /** What was found and judged, the best first; what is pinned is not among them. */
  readonly quotes: readonly ExplainedQuote[];
}

/** One search. */
export interface ExplainedSearch {
  readonly wording: Wording;
  /** Whether the quotes are from this one. */
  readonly isChosen: boolean;
  /** The question as it was put. */
  readonly text: string;
  /** What was embedded of it. */
  readonly meaning: string;
  /** What the keyword index was asked for, what says most first. */
  readonly terms: readonly ExplainedTerm[];
  /** The words that shares are counted in, in the question's order. */
  readonly words: readonly ExplainedWord[];
  /** How many passages keywords and vectors proposed. */
  readonly candidates: number;
  /** What was read of them, as it was ranked, best first. */
  readonly passages: readonly ExplainedPassage[];
}

export interface ExplainedTerm {
  readonly term: string;
  /** How much it says in this index, above 0: the rarer, the more. */
  readonly weight: number;
  /** Whether it comes from a question before. */
  readonly isFormer: boolean;
}

export interface ExplainedWord {
  readonly word: string;
  /** What it was searched by; the word alone, unless it has spellings or translations. */
  readonly forms: readonly string[];
  /** How much it says in the language at large, 0..1. */
  readonly says: number;
}

/** A stretch of an article's text. */
interface ExplainedText extends Span {
  readonly articleId: string;
  readonly title: string;
  readonly text: string;
}

/** A passage that was read. */
export interface ExplainedPassage extends ExplainedText {
  /** BM25, 0 or more. */
  readonly keywords: number;
  /** The cosine to the question, -1..1; null without vectors. */
  readonly meaning: number | null;
  /** Both together, 0..1. */
  readonly fused: number;
  /** The place by that score, from 1. */
  readonly fusedRank: number;
  /** What it was ranked by in the end: all that its text shows. */
  readonly score: number;
  /** The probability that it, of all that was read, holds the answer, 0..1. */
  readonly probability: number;
  /** Whether it lacks what the question names. */
  readonly lacksNamed: boolean;
  /** Those of the question's terms that it, its article's title and the headings above it hold. */
  readonly matched: readonly string[];
}

/** A quote, and what speaks for it and against it. */
export interface ExplainedQuote extends ExplainedText {
  readonly tier: Tier;
  readonly confidence: number;
  /** The probability that its article is about what is asked, 0..1. */
  readonly topic: number;
  readonly thresholds: Thresholds;
  /** Whether it lacks what the question names, and so can't be an answer. */
  readonly lacksNamed: boolean;
  /** Whether it answers another question than was put, and so is near it at most. */
  readonly isGuess: boolean;
  /** Why it is taken to answer, or not, and to be about the question; null where a word is looked up. */
  readonly weighed: { readonly answers: Weighed; readonly topic: Weighed } | null;
  /** All that was looked at, by name. */
  readonly features: Readonly<Record<(typeof FEATURES)[number], number>>;
}

/** A sum of evidence, from which a probability is made: 1 / (1 + e^-sum). */
export interface Weighed {
  /** What there is without any evidence. */
  readonly bias: number;
  /** What says most first, whether for it or against it; what says nothing is left out. */
  readonly contributions: readonly Contribution[];
}
