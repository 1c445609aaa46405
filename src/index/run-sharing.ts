import type { SharedVectors } from '../embedding/cache/shared-vectors.js';
import type { ModelInfo } from '../embedding/embedder.js';

/** A part of what a run embeds, which one indexer does at a time. */
export interface RunRange {
  /** The same wherever the same passages are cut from the same articles in the same way. Letters and digits. */
  readonly id: string;
  readonly passages: number;
}

/** The right to embed a range. It holds while its owner lives. */
export interface Claim {
  readonly range: RunRange;
  /** Everything in it is embedded. */
  finish(): Promise<void>;
  /** Leaves it to others. */
  release(): Promise<void>;
}

/** How far all that share a run have come together. */
export interface SharedProgress {
  readonly done: number;
  readonly total: number;
  /** How many indexers have been at work lately, this one included. */
  readonly indexers: number;
}

/** The embedding of one run, as each indexer that shares it sees it. */
export interface SharedRun {
  /**
   * Takes the first range that nobody is at work on. One whose owner is gone is taken over.
   *
   * @param ranges those that may still have to be embedded, in order
   * @returns the claim, or null if there is none to take; and which ranges are still not embedded, in order. Ranges
   * that do not belong to the run, and all of them once it has ended, are none of them
   */
  claim(
    ranges: readonly RunRange[],
  ): Promise<{ readonly claim: Claim | null; readonly open: readonly RunRange[] }>;
  /** Null once it has ended. */
  progress(): Promise<SharedProgress | null>;
}

/** The same for the one that leads it. */
export interface LedRun extends SharedRun {
  end(): Promise<void>;
}

/**
 * How several indexers share one run: the one with the lease leads, others embed a part of it. It writes no
 * generation: what is shared are the vectors.
 */
export interface RunSharing {
  readonly vectors: SharedVectors;
  /** To be called inside the lease. An earlier run ends, if its leader has not ended it. */
  lead(model: ModelInfo, ranges: readonly RunRange[]): Promise<LedRun>;
  /**
   * The run that another indexer leads at the moment; null if there is none to be shared, or not yet.
   *
   * @throws UserError `busy` if it is made with another model: its vectors can't be used here
   */
  join(model: ModelInfo): Promise<SharedRun | null>;
}
