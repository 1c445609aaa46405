import type { LastLayer } from '../../models/models.js';
import { attentionWeights, WEIGHTS } from './attention-weights.js';
import { finder } from './finder.js';
import {
  ATTRIBUTE_TYPE,
  ELEMENT_TYPE,
  type OnnxAttribute,
  type OnnxGraph,
  type OnnxNode,
  tensorType,
} from './onnx.js';

/** The input that says what is pooled: for each vector that is wanted, a row of weights over the text's tokens. */
export const POOLING_INPUT = 'pooling';

/**
 * Makes an encoder give a vector for each stretch of tokens that is asked for, and not a state for each token. Its
 * last layer then works on one row a stretch, the mean of the states of its tokens, so that hardly any of that layer's
 * work is left. A stretch of one token has the same vector as before; that of a longer one differs a little from the
 * mean of its tokens' last states (`docs/notes/index.md` has how much).
 *
 * Keys and values aren't worked out either: a query reaches the states through the keys' weights,
 * q (s Wk + b)ᵀ = (q Wkᵀ) sᵀ + q bᵀ, whose last part is the same for all tokens and drops out of the softmax; and
 * the states that are paid attention to are added up before they go through the values' weights.
 *
 * @param graph with products that are quantised dynamically, with a scale a column
 * @throws Error for a graph that is built otherwise
 */
export function poolLastLayer(graph: OnnxGraph, { index, heads }: LastLayer): OnnxGraph {
  const layer = `/encoder/layer.${index}/attention`;
  const find = finder(graph);
  const residual = find.node(`${layer}/output/Add`);
  const product = find.node(`${layer}/self/query/MatMul_quant`);
  const states = find.inputOf(find.producerOf(find.inputOf(product, 0)), 0);
  const quantise = find.producerOf(find.inputOf(find.node(`${layer}/output/dense/MatMul_quant`), 0));
  const attended = find.inputOf(quantise, 0);
  return {
    ...graph,
    node: graph.node.flatMap((node) => {
      if (node === residual) return [renamed(node, states, POOLED)];
      return node === quantise ? [...pooledAttention(states), renamed(node, attended, ATTENDED)] : [node];
    }),
    initializer: [...graph.initializer, ...attentionWeights(find, layer, heads)],
    input: [...graph.input, { name: POOLING_INPUT, type: tensorType(ELEMENT_TYPE.float, 2) }],
    output: graph.output.map(({ name }) => ({ name, type: tensorType(ELEMENT_TYPE.float, 3) })),
  };
}

const POOLED = 'pooled/states';
const ATTENDED = 'pooled/result';

/** With s stretches, h heads and n tokens, and a head's width of w; d = h w. */
function pooledAttention(states: string): OnnxNode[] {
  return [
    // [s, n] [1, n, d] = [1, s, d]
    node('MatMul', [POOLING_INPUT, states], POOLED),
    node('MatMul', [POOLED, WEIGHTS.query], 'pooled/products'),
    node('Add', ['pooled/products', WEIGHTS.queryBias], 'pooled/queries'),
    // [h, s, w] [h, w, d] = [h, s, d]
    node('Reshape', ['pooled/queries', WEIGHTS.byHead], 'pooled/heads'),
    node('Transpose', ['pooled/heads'], 'pooled/by-head', [permutation(1, 0, 2)]),
    node('MatMul', ['pooled/by-head', WEIGHTS.key], 'pooled/reaching'),
    // [1, h s, d] [1, d, n] = [1, h s, n]
    node('Reshape', ['pooled/reaching', WEIGHTS.inARow], 'pooled/rows'),
    node('Transpose', [states], 'pooled/turned', [permutation(0, 2, 1)]),
    node('MatMul', ['pooled/rows', 'pooled/turned'], 'pooled/scores'),
    node('Softmax', ['pooled/scores'], 'pooled/attention', [LAST_AXIS]),
    node('MatMul', ['pooled/attention', states], 'pooled/attended'),
    // [h, s, d] [h, d, w] = [h, s, w]
    node('Reshape', ['pooled/attended', WEIGHTS.perHead], 'pooled/attended-by-head'),
    node('MatMul', ['pooled/attended-by-head', WEIGHTS.value], 'pooled/values'),
    node('Transpose', ['pooled/values'], 'pooled/by-stretch', [permutation(1, 0, 2)]),
    node('Reshape', ['pooled/by-stretch', WEIGHTS.inARow], 'pooled/joined'),
    node('Add', ['pooled/joined', WEIGHTS.valueBias], ATTENDED),
  ];
}

const LAST_AXIS: OnnxAttribute = { name: 'axis', type: ATTRIBUTE_TYPE.int, i: -1 };

function permutation(...ints: number[]): OnnxAttribute {
  return { name: 'perm', type: ATTRIBUTE_TYPE.ints, ints };
}

function node(opType: string, input: string[], output: string, attribute: OnnxAttribute[] = []): OnnxNode {
  return { name: output, opType, input, output: [output], attribute };
}

function renamed(node: OnnxNode, from: string, to: string): OnnxNode {
  return { ...node, input: node.input.map((input) => (input === from ? to : input)) };
}
