import type { CheckedPin } from '../articles/pins/check-pins.js';
import type { Contribution, Thresholds } from '../retrieval/judging/confidence.js';
import type { FEATURES } from '../retrieval/judging/features.js';
import type { Wording } from '../retrieval/trace.js';
import type { Span } from '../text/span.js';
import type { Answer, Tier } from './answer.js';

/** An answer, what was found on the way to it, and how that was judged. */
export interface Explanation {
  readonly answer: Answer;
  /** What is pinned to the question, and whether it holds, in the order of the file. */
  readonly pins: readonly CheckedPin[];
  /** The searches that were made, in order; none for chat and for texts that say nothing. */
  readonly searches: readonly ExplainedSearch[];
  /** The quotes that were found and judged, best first; without pinned ones. */
  readonly quotes: readonly ExplainedQuote[];
}

/** One search. */
export interface ExplainedSearch {
  readonly wording: Wording;
  /** Whether the quotes come from this one. */
  readonly isChosen: boolean;
  /** The question as it was put. */
  readonly text: string;
  /** The text that was embedded. */
  readonly meaning: string;
  /** The terms that the keyword index was asked for, the most telling first. */
  readonly terms: readonly ExplainedTerm[];
  /** The words of which shares are counted, in the question's order. */
  readonly words: readonly ExplainedWord[];
  /** How many passages keywords and vectors proposed. */
  readonly candidates: number;
  /** The passages that were read, as they were ranked, best first. */
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
  /** The terms it was searched by; only the word, unless it has spellings or translations. */
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
  /** The rank by that score, from 1. */
  readonly fusedRank: number;
  /** The final score, from everything that its text shows. */
  readonly score: number;
  /** The probability that it, of all that was read, holds the answer, 0..1. */
  readonly probability: number;
  /** Whether it lacks what the question names. */
  readonly lacksNamed: boolean;
  /** The question's terms that occur in it, in its article's title or in the headings above it. */
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
  /** Whether it answers another question than the one asked, and so counts as no more than near. */
  readonly isGuess: boolean;
  /** The evidence on whether it answers, and whether it is about the question; null if a word is looked up. */
  readonly weighed: { readonly answers: Weighed; readonly topic: Weighed } | null;
  /** All features that were looked at, by name. */
  readonly features: Readonly<Record<(typeof FEATURES)[number], number>>;
}

/** A sum of evidence, from which a probability is made: 1 / (1 + e^-sum). */
export interface Weighed {
  /** The sum without any evidence. */
  readonly bias: number;
  /** The strongest first, whether for or against; evidence that says nothing is left out. */
  readonly contributions: readonly Contribution[];
}
