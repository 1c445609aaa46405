/** What a text is embedded as: some models want a question and a passage marked differently. */
export type EmbeddingKind = 'query' | 'passage';

/** The model that an embedder's vectors come from. */
export interface ModelInfo {
  /** Its name on the Hugging Face hub, `Owner/name`. */
  readonly name: string;
  /** The length of each vector. */
  readonly dimensions: number;
  /** The most tokens it reads of a text, the two that frame every text among them; it never sees the rest. */
  readonly maxTokens: number;
  /** Two vectors may be compared where the fingerprints of their models are equal, and only there. */
  readonly fingerprint: string;
}

/** Turns texts into vectors whose inner product says how close their meanings are. */
export interface Embedder {
  readonly model: ModelInfo;
  /**
   * Embeds each text: unit vectors, one a text, in the order of the texts. A text has the same vector whatever
   * it is embedded together with. The texts are folded on the way, so callers pass them as they are.
   *
   * @param signal drops what has not been embedded yet
   * @throws UserError `cancelled` once the signal is aborted, `model` where the model can't be run
   */
  embed(
    texts: readonly string[],
    kind: EmbeddingKind,
    signal?: AbortSignal,
  ): Promise<readonly Float32Array[]>;
  /** How many texts went through the model so far; missing where that is simply every text. */
  embeddedCount?(): number;
  /** Gives the model back. Requests that still wait are rejected, and so is every later one. */
  close(): Promise<void>;
}
