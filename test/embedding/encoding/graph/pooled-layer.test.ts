import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import runtime from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { type OnnxGraph, readOnnx, writeOnnx } from '../../../../src/embedding/encoding/graph/onnx.js';
import { POOLING_INPUT, poolLastLayer } from '../../../../src/embedding/encoding/graph/pooled-layer.js';
import { pruned } from '../../../../src/embedding/encoding/graph/pruned.js';
import { withoutMask } from '../../../../src/embedding/encoding/graph/unmasked.js';
import { pool, poolingWeights, poolTokens } from '../../../../src/embedding/encoding/pooling.js';
import { modelFolder } from '../../../../src/embedding/models/model-files.js';
import { ONNX_FILE, presetFor } from '../../../../src/embedding/models/models.js';
import { modelName, modelsDir, whyNoModel, withRealModel } from '../../real-model.js';
import { cosine } from '../../vectors.js';

const { dimensions, lastLayer = { index: 3, heads: 8 } } = presetFor(modelName);
const IDS = [
  101, 4344, 1599, 3614, 1762, 7345, 1045, 678, 4717, 6230, 511, 791, 1921, 1921, 3698, 2523, 1962, 511, 102,
];
const STRETCHES = [
  { start: 1, end: 11 },
  { start: 11, end: 18 },
];

describe.skipIf(whyNoModel)(withRealModel, () => {
  const model = whyNoModel
    ? null
    : readOnnx(readFileSync(join(modelFolder(modelsDir, modelName), ONNX_FILE)));

  /** What a graph gives for one short text. */
  async function run(graph: OnnxGraph, more: Record<string, runtime.Tensor> = {}): Promise<Float32Array> {
    const bytes = writeOnnx({ ...model, graph });
    const session = await runtime.InferenceSession.create(bytes, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
    const fill = (value: bigint) =>
      new runtime.Tensor('int64', new BigInt64Array(IDS.length).fill(value), [1, IDS.length]);
    const all: Record<string, runtime.Tensor> = {
      input_ids: new runtime.Tensor('int64', BigInt64Array.from(IDS, BigInt), [1, IDS.length]),
      attention_mask: fill(1n),
      token_type_ids: fill(0n),
      ...more,
    };
    const result = await session.run(
      Object.fromEntries(session.inputNames.map((name) => [name, all[name]])) as never,
    );
    return result.last_hidden_state?.data as Float32Array;
  }

  function vectorsOf(data: Float32Array): Float32Array[] {
    return Array.from({ length: data.length / dimensions }, (_, i) =>
      data.slice(i * dimensions, (i + 1) * dimensions),
    );
  }

  test('a graph that is read and written gives what it gave', async () => {
    const file = join(modelFolder(modelsDir, modelName), ONNX_FILE);
    const graph = model?.graph as OnnxGraph;
    const states = await run(graph);
    expect(readOnnx(writeOnnx(readOnnx(readFileSync(file)))).graph.node).toEqual(graph.node);
    expect(states).toHaveLength(IDS.length * dimensions);
    expect(await run(pruned(withoutMask(graph)))).toEqual(states);
  });

  test('a last layer that pools gives the first token its vector, and stretches nearly theirs', async () => {
    const graph = model?.graph as OnnxGraph;
    const states = await run(graph);
    const rows = [{ start: 0, end: 1 }, ...STRETCHES];
    const weights = new runtime.Tensor('float32', poolingWeights(IDS.length, rows), [
      rows.length,
      IDS.length,
    ]);
    const pooling = { [POOLING_INPUT]: weights };
    const [first, ...stretches] = vectorsOf(
      await run(pruned(poolLastLayer(withoutMask(graph), lastLayer)), pooling),
    );
    expect(stretches).toHaveLength(STRETCHES.length);
    expect(cosine(first as Float32Array, pool(states, dimensions, 'cls')) / norm(first)).toBeGreaterThan(
      0.99,
    );
    for (const [i, { start, end }] of STRETCHES.entries()) {
      const expected = poolTokens(states, dimensions, start, end);
      expect(cosine(stretches[i] as Float32Array, expected) / norm(stretches[i])).toBeGreaterThan(0.95);
    }
  });

  test('a graph of another shape is refused with what it lacks', () => {
    const graph = model?.graph as OnnxGraph;
    expect(() => poolLastLayer(graph, { ...lastLayer, index: 9 })).toThrow(
      "the model's graph lacks the node /encoder/layer.9/attention/output/Add",
    );
  });
});

function norm(vector: Float32Array = new Float32Array()): number {
  return Math.hypot(...vector);
}
