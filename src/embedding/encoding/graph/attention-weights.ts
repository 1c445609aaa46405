import type { Finder } from './finder.js';
import { ELEMENT_TYPE, type OnnxTensor, valuesOf } from './onnx.js';

/** The names of what pooled attention is worked out with. */
export const WEIGHTS = {
  query: 'pooled/query-weights',
  queryBias: 'pooled/query-bias',
  key: 'pooled/key-weights',
  value: 'pooled/value-weights',
  valueBias: 'pooled/value-bias',
  byHead: 'pooled/shape-by-head',
  perHead: 'pooled/shape-per-head',
  inARow: 'pooled/shape-in-a-row',
} as const;

/** A matrix, row by row. */
interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/**
 * The weights of a layer's attention as numbers with a point, arranged by heads, with the keys' scaled by 1/√w for
 * heads of the width w (https://arxiv.org/abs/1706.03762, 3.2.1); and the shapes that the rows of heads take.
 */
export function attentionWeights(find: Finder, layer: string, heads: number): OnnxTensor[] {
  const [query, key, value] = ['query', 'key', 'value'].map((part) =>
    dequantised(find, `${layer}/self/${part}`),
  );
  if (!query || !key || !value) throw new Error('attention has three products');
  const size = query.columns;
  const width = size / heads;
  const scale = 1 / Math.sqrt(width);
  const biasOf = (part: string, name: string): OnnxTensor => ({
    ...find.initializer(`${layer.slice(1).replaceAll('/', '.')}.self.${part}.bias`),
    name,
  });
  return [
    tensor(WEIGHTS.query, [size, size], query.values),
    biasOf('query', WEIGHTS.queryBias),
    tensor(
      WEIGHTS.key,
      [heads, width, size],
      arranged([heads, width, size], (head, w, d) => at(key, d, head * width + w) * scale),
    ),
    tensor(
      WEIGHTS.value,
      [heads, size, width],
      arranged([heads, size, width], (head, d, w) => at(value, d, head * width + w)),
    ),
    biasOf('value', WEIGHTS.valueBias),
    shape(WEIGHTS.byHead, [-1, heads, width]),
    shape(WEIGHTS.perHead, [heads, -1, size]),
    shape(WEIGHTS.inARow, [1, -1, size]),
  ];
}

/** The weights of a product that is quantised with a scale, and perhaps another zero, for each column. */
function dequantised(find: Finder, product: string): Matrix {
  const node = find.node(`${product}/MatMul_quant`);
  const weights = find.initializer(find.inputOf(node, 1));
  const [rows = 0, columns = 0] = weights.dims;
  const zeros = valuesOf(find.initializer(find.inputOf(node, 3)));
  const scales = valuesOf(find.initializer(find.inputOf(find.node(`${product}/MatMul_quant_scales_mul`), 1)));
  const of = (list: ArrayLike<number>, column: number): number => list[column % list.length] ?? 0;
  const integers = valuesOf(weights);
  const values = new Float32Array(integers.length);
  for (let i = 0; i < values.length; i++) {
    const column = i % columns;
    values[i] = ((integers[i] ?? 0) - of(zeros, column)) * of(scales, column);
  }
  return { rows, columns, values };
}

function at({ columns, values }: Matrix, row: number, column: number): number {
  return values[row * columns + column] ?? 0;
}

/** The values of a tensor of three directions, by the places in each. */
function arranged(
  [first, second, third]: readonly [number, number, number],
  valueAt: (i: number, j: number, k: number) => number,
): Float32Array {
  const values = new Float32Array(first * second * third);
  let n = 0;
  for (let i = 0; i < first; i++)
    for (let j = 0; j < second; j++) for (let k = 0; k < third; k++) values[n++] = valueAt(i, j, k);
  return values;
}

function tensor(name: string, dims: readonly number[], values: Float32Array): OnnxTensor {
  return { name, dims, dataType: ELEMENT_TYPE.float, rawData: new Uint8Array(values.buffer) };
}

function shape(name: string, lengths: readonly number[]): OnnxTensor {
  const rawData = new Uint8Array(BigInt64Array.from(lengths, BigInt).buffer);
  return { name, dims: [lengths.length], dataType: ELEMENT_TYPE.int64, rawData };
}
