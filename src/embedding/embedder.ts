import type { Span } from '../text/span.js';

/** What a text is embedded as: some models want a question and a passage marked differently. */
export type EmbeddingKind = 'query' | 'passage';

/** The model that an embedder's vectors come from. */
export interface ModelInfo {
  /** Its name on the Hugging Face hub, `Owner/name`. */
  readonly name: string;
  /** The length of each vector. */
  readonly dimensions: number;
  /** The most tokens it reads of a text, including the two that frame every text; it never sees the rest. */
  readonly maxTokens: number;
  /** Two vectors may be compared if the fingerprints of their models are equal, and only then. */
  readonly fingerprint: string;
}

/** A text to embed, and the stretches of it that get their own vector. */
export interface EmbeddingInput {
  readonly text: string;
  /** In order, not overlapping; each begins and ends between two words. */
  readonly spans: readonly Span[];
}

/** What a text means, as unit vectors. */
export interface Embedding {
  readonly vector: Float32Array;
  /**
   * One vector for each span: the mean of its tokens as the model saw them in the whole text. Comparable with the
   * spans' vectors of other texts, not with `vector`.
   */
  readonly spans: readonly Float32Array[];
}

/** Turns texts into vectors whose inner product says how close their meanings are. */
export interface Embedder {
  readonly model: ModelInfo;
  /**
   * Embeds each text, in their order. A text has the same vectors whatever else is embedded with it. The texts are
   * folded here, so callers pass them unchanged.
   *
   * @param signal drops what has not been embedded yet
   * @throws UserError `cancelled` once the signal is aborted, `model` if the model can't be run
   */
  embed(
    inputs: readonly EmbeddingInput[],
    kind: EmbeddingKind,
    signal?: AbortSignal,
  ): Promise<readonly Embedding[]>;
  /** How many texts have gone through the model so far; missing if every text does. */
  embeddedCount?(): number;
  /** Whether these passages cost nothing, since their vectors are at hand; missing if none ever are. */
  knows?(inputs: readonly EmbeddingInput[]): boolean;
  /** Releases the model. Requests that still wait are rejected, and so is every later one. */
  close(): Promise<void>;
}
