import type { Span } from '../../text/span.js';
import type { EmbeddingKind } from '../embedder.js';

/** What the worker is started with. */
export interface WorkerOptions {
  readonly modelsDir: string;
  readonly model: string;
}

/** One text for the worker. It works on one at a time and answers each. */
export interface EncodeRequest {
  readonly id: number;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly kind: EmbeddingKind;
}

export type WorkerReply =
  | {
      readonly id: number;
      readonly vector: Float32Array<ArrayBuffer>;
      readonly spans: readonly Float32Array<ArrayBuffer>[];
      readonly tokens: number;
      readonly truncated: boolean;
    }
  | { readonly id: number; readonly error: string };
