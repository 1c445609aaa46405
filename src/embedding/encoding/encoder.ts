import { join } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers';
import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import type { EmbeddingInput, EmbeddingKind } from '../embedder.js';
import { modelFolder } from '../models/model-files.js';
import { ONNX_FILE, presetFor } from '../models/models.js';
import { loadModelSession } from './model-session.js';
import { meanOf } from './pooling.js';
import { wordPieceCounterOf } from './token-counter.js';
import { countedRanges, pieceRanges } from './token-ranges.js';
import { windowsOf } from './windows.js';

export interface Encoded {
  /** A unit vector. */
  readonly vector: Float32Array;
  /** A unit vector for each of the input's spans. */
  readonly spans: readonly Float32Array[];
  /** How many tokens the text has, framing tokens and prefix included. */
  readonly tokens: number;
  /** Whether there were more than the model reads. */
  readonly truncated: boolean;
}

/** Runs a model on one text at a time. */
export type Encode = (input: EmbeddingInput, kind: EmbeddingKind) => Promise<Encoded>;

/**
 * Loads a model from its folder. The runtime is called directly, since the pipeline of transformers.js does not let
 * the caller choose the number of its threads.
 *
 * One text, or one window of it, goes through it at a time. The model is quantised by the range of the activations in
 * its whole input: in company, a text's vector depends on the company (cosines down to .986 to itself were measured),
 * and padding takes as much time as batches save.
 *
 * @throws UserError `model` for a name that is not known; Error where the files can't be used
 */
export async function loadEncoder(modelsDir: string, name: string): Promise<Encode> {
  const preset = presetFor(name);
  const { maxTokens, windowTokens = maxTokens, queryPrefix, passagePrefix } = preset;
  env.allowRemoteModels = false;
  env.localModelPath = modelsDir;
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const read = await loadModelSession(join(modelFolder(modelsDir, name), ONNX_FILE), preset);
  const rangesOf = await tokenRanges(modelsDir, name, tokenizer);
  return async ({ text, spans }, kind) => {
    const prefix = kind === 'query' ? queryPrefix : passagePrefix;
    const folded = fold(text);
    const ids: readonly number[] = tokenizer.encode(prefix + folded);
    const ranges = spans.length > 0 ? rangesOf(prefix, folded, spans) : [];
    const vectors: Float32Array[] = [];
    const stretches: Float32Array[] = [];
    for (const window of windowsOf(truncate(ids, maxTokens), ranges, windowTokens)) {
      const [whole, ...parts] = await read(window);
      if (whole) vectors.push(whole);
      stretches.push(...parts);
    }
    return {
      vector: meanOf(vectors),
      spans: stretches,
      tokens: ids.length,
      truncated: ids.length > maxTokens,
    };
  };
}

/** Finds the tokens of spans in the way that the model's tokenizer allows. The first token belongs to the frame. */
async function tokenRanges(
  modelsDir: string,
  name: string,
  tokenizer: PreTrainedTokenizer,
): Promise<(prefix: string, text: string, spans: readonly Span[]) => Span[]> {
  const countPieces = await wordPieceCounterOf(modelsDir, name);
  if (countPieces)
    return (prefix, text, spans) => countedRanges(text, spans, 1 + countPieces(prefix), countPieces);
  return (prefix, text, spans) => {
    const shifted = spans.map(({ start, end }) => ({
      start: start + prefix.length,
      end: end + prefix.length,
    }));
    return pieceRanges(prefix + text, shifted, 1, tokenizer._encode_text(prefix + text) ?? []);
  };
}

/** Cuts tokens off before the last one, which belongs to the frame. */
function truncate(ids: readonly number[], maxTokens: number): readonly number[] {
  return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ...ids.slice(-1)];
}
