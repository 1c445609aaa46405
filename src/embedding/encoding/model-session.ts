import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import runtime from 'onnxruntime-node';
import type { Span } from '../../text/span.js';
import type { LastLayer, ModelPreset } from '../models/models.js';
import { readOnnx, writeOnnx } from './graph/onnx.js';
import { POOLING_INPUT, poolLastLayer } from './graph/pooled-layer.js';
import { pruned } from './graph/pruned.js';
import { withoutMask } from './graph/unmasked.js';
import { normalize, pool, poolingWeights, poolTokens } from './pooling.js';
import type { Window } from './windows.js';

/** Gives the unit vector of a window's tokens, and then one for each of its stretches. */
export type ReadWindow = (window: Window) => Promise<Float32Array[]>;

/**
 * One thread for each model: two that share a text wait for each other most of the time. Two models with a text each
 * do half as much again (`bench/embedding.bench.ts`).
 */
const OPTIONS: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/**
 * Loads a model's graph. Where the preset says what its last layer is, that layer works for the vectors that are
 * wanted alone.
 *
 * @throws Error for a file that can't be used
 */
export function loadModelSession(file: string, preset: ModelPreset): Promise<ReadWindow> {
  return preset.lastLayer ? pooledReader(file, preset, preset.lastLayer) : statesReader(file, preset);
}

/** The graph as it is: it gives the states of all tokens, which are pooled here. */
async function statesReader(file: string, { dimensions, pooling }: ModelPreset): Promise<ReadWindow> {
  const session = await runtime.InferenceSession.create(file, OPTIONS);
  return async ({ ids, ranges }) => {
    const states = numbersOf(await session.run(feeds(session, ids)), dimensions);
    return [
      pool(states, dimensions, pooling),
      ...ranges.map(({ start, end }) => poolTokens(states, dimensions, start, end)),
    ];
  };
}

/** The graph with a last layer that pools. */
async function pooledReader(
  file: string,
  { dimensions }: ModelPreset,
  layer: LastLayer,
): Promise<ReadWindow> {
  const model = readOnnx(await readFile(file));
  const graph = pruned(poolLastLayer(withoutMask(model.graph), layer));
  const session = await sessionOf(writeOnnx({ ...model, graph }));
  return async ({ ids, ranges }) => {
    const pooled = poolingTensor(ids.length, [FIRST_TOKEN, ...ranges]);
    const given = await session.run({ ...feeds(session, ids), [POOLING_INPUT]: pooled });
    const vectors = numbersOf(given, dimensions);
    return Array.from({ length: 1 + ranges.length }, (_, i) =>
      normalize(vectors.slice(i * dimensions, (i + 1) * dimensions)),
    );
  };
}

/**
 * Loads a graph through a file, which is deleted then: of a graph in memory, this runtime ignores the options, and
 * takes a thread for each core.
 */
async function sessionOf(bytes: Uint8Array): Promise<InferenceSession> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-model-'));
  try {
    const file = join(folder, 'pooled.onnx');
    await writeFile(file, bytes);
    return await runtime.InferenceSession.create(file, OPTIONS);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const FIRST_TOKEN: Span = { start: 0, end: 1 };

function poolingTensor(tokens: number, ranges: readonly Span[]): Tensor {
  return new runtime.Tensor('float32', poolingWeights(tokens, ranges), [ranges.length, tokens]);
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
    inputNames
      .filter((input) => input !== POOLING_INPUT)
      .map((input) => [input, new runtime.Tensor('int64', given[input]?.() ?? unknownInput(input), shape)]),
  );
}

function unknownInput(input: string): never {
  throw new Error(`it asks for ${input}, which no text has`);
}

function numbersOf(
  { last_hidden_state: states }: InferenceSession.OnnxValueMapType,
  dimensions: number,
): Float32Array {
  if (!(states?.data instanceof Float32Array)) throw new Error('it does not give the states of its tokens');
  if (states.dims.at(-1) === dimensions) return states.data;
  throw new Error(`its vectors are ${states.dims.at(-1)} long, not ${dimensions}`);
}
