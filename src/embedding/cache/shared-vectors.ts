import type { Embedding } from '../embedder.js';

/**
 * Vectors that indexers on several machines have made, by the text and the model they come from: what one of them has
 * put here, no other embeds again. Behind each one's own cache, which is nearer.
 *
 * @throws UserError from every method if the place can't be reached, or takes nothing
 */
export interface SharedVectors {
  /**
   * The known vectors, in the order of the keys; undefined for the others.
   *
   * @param model the model's fingerprint
   * @param dimensions the length of the model's vectors
   */
  get(
    model: string,
    dimensions: number,
    keys: readonly string[],
  ): Promise<readonly (Embedding | undefined)[]>;
  /** Stores vectors. Once it resolves, others find them. One that exists already is replaced by an equal one. */
  put(model: string, embeddings: ReadonlyMap<string, Embedding>): Promise<void>;
  /**
   * Deletes what has not been used for long, and what does not fit. Call it when a run has ended well.
   *
   * @returns how many vectors were deleted
   */
  trim(): Promise<number>;
}
