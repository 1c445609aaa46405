import type { QuotedExcerpt, Tier } from '../../../answer/answer.js';
import type { SeenQuote } from '../../../answer/service.js';
import type { Span } from '../../../text/span.js';

/** Where a quote is among those of an answer, and how it is shown. */
export interface QuotePlace {
  /** Which of the quotes in the message it is, from 0. */
  readonly focus: number;
  /** How many quotes of the answer come before those in the message, and how many are asked for at a time. */
  readonly first: number;
  readonly count: number;
  /** How many quotes of the answer come before those that *More* shows; null if there are none. */
  readonly next: number | null;
  /** The tier, for its colour. */
  readonly tier: Tier;
  /** Whether it is marked as merely near. */
  readonly isNear: boolean;
  readonly isNumbered: boolean;
  /** Whether an admin has pinned it to the question. */
  readonly isPinned: boolean;
  /** Whether it has been shared with everyone. */
  readonly isShared: boolean;
  /** Identifies the answer in all its copies, so that a person rates it once; empty if it can't be rated. */
  readonly nonce: string;
}

/**
 * The state of a quote that is shown, as the components of its message carry it: everything needed to show the quote,
 * wider or as it was, and to ask further.
 */
export interface AnswerState extends SeenQuote, QuotePlace {
  /** How many steps it has been widened, and whether it can't be widened further. */
  readonly steps: number;
  readonly isWidest: boolean;
  /** The words of the quote that answer, as far as a button can carry them. */
  readonly highlights: readonly Span[];
}

/** The state of a quote as it is first shown. */
export function stateOf(
  { start, end, articleKey, version, highlights, isWidest }: QuotedExcerpt,
  place: QuotePlace,
): AnswerState {
  return { quote: { start, end }, key: articleKey, version, steps: 0, isWidest, highlights, ...place };
}

/** How a quote is shown, apart from its words. */
export function lookOf(
  state: QuotePlace,
): Pick<QuotePlace, 'tier' | 'isNear' | 'isPinned'> & { number: number | null } {
  return { tier: state.tier, isNear: state.isNear, isPinned: state.isPinned, number: numberOf(state) };
}

/** The number that a quote is shown with; null if it has none. */
export function numberOf({ first, focus, isNumbered }: QuotePlace): number | null {
  return isNumbered ? first + focus + 1 : null;
}

/** The same quote as the only one in a message. */
export function aloneOf(state: AnswerState): AnswerState {
  return { ...state, first: state.first + state.focus, focus: 0, isShared: false };
}
