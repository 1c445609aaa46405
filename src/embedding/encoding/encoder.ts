import { join } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import runtime from 'onnxruntime-node';
import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import type { EmbeddingInput, EmbeddingKind } from '../embedder.js';
import { modelFolder } from '../models/model-files.js';
import { ONNX_FILE, presetFor } from '../models/models.js';
import { pool, poolTokens } from './pooling.js';
import { wordPieceCounterOf } from './token-counter.js';
import { countedRanges, pieceRanges } from './token-ranges.js';

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
 * One thread for each model: two that share a text wait for each other most of the time. Two models with a text each
 * do half as much again (`bench/embedding.bench.ts`).
 */
const OPTIONS: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/**
 * Loads a model from its folder. The runtime is called directly, since the pipeline of transformers.js does not let
 * the caller choose the number of its threads.
 *
 * One text goes through it at a time. The model is quantised by the range of the activations in its whole input: in
 * company, a text's vector depends on the company (cosines down to .986 to itself were measured), and padding takes
 * as much time as batches save.
 *
 * @throws UserError `model` for a name that is not known; Error where the files can't be used
 */
export async function loadEncoder(modelsDir: string, name: string): Promise<Encode> {
  const { pooling, dimensions, maxTokens, queryPrefix, passagePrefix } = presetFor(name);
  env.allowRemoteModels = false;
  env.localModelPath = modelsDir;
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const session = await runtime.InferenceSession.create(
    join(modelFolder(modelsDir, name), ONNX_FILE),
    OPTIONS,
  );
  const rangesOf = await tokenRanges(modelsDir, name, tokenizer);
  return async ({ text, spans }, kind) => {
    const prefix = kind === 'query' ? queryPrefix : passagePrefix;
    const folded = fold(text);
    const ids: readonly number[] = tokenizer.encode(prefix + folded);
    const states = statesOf(await session.run(feeds(session, truncate(ids, maxTokens))), dimensions);
    const ranges = spans.length > 0 ? rangesOf(prefix, folded, spans) : [];
    return {
      vector: pool(states, dimensions, pooling),
      spans: ranges.map(({ start, end }) => poolTokens(states, dimensions, start, end)),
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

/** One text, all of it to be read, which is not the first of a pair. */
function feeds({ inputNames }: InferenceSession, ids: readonly number[]): Record<string, Tensor> {
  const shape = [1, ids.length];
  const given: Record<string, () => BigInt64Array> = {
    input_ids: () => BigInt64Array.from(ids, BigInt),
    attention_mask: () => new BigInt64Array(ids.length).fill(1n),
    token_type_ids: () => new BigInt64Array(ids.length),
  };
  return Object.fromEntries(
    inputNames.map((input) => [
      input,
      new runtime.Tensor('int64', given[input]?.() ?? unknownInput(input), shape),
    ]),
  );
}

function unknownInput(input: string): never {
  throw new Error(`it asks for ${input}, which no text has`);
}

function statesOf(
  { last_hidden_state: states }: InferenceSession.OnnxValueMapType,
  dimensions: number,
): Float32Array {
  if (!(states?.data instanceof Float32Array)) throw new Error('it does not give the states of its tokens');
  if (states.dims.at(-1) === dimensions) return states.data;
  throw new Error(`its vectors are ${states.dims.at(-1)} long, not ${dimensions}`);
}
