import type { Draft } from '../../formats/draft.js';

/** A block and its counts. */
export interface Measured {
  readonly draft: Draft;
  /** The text folded: Simplified, lower case, without white space at its ends. */
  readonly text: string;
  /** How much it says, in the units of `sizeOf`. */
  readonly size: number;
  readonly endsSentence: boolean;
  /** The share of its letters in button labels, 0 to 1; digits only count something. */
  readonly buttons: number;
  /** How many labels of buttons it holds. */
  readonly labels: number;
}
