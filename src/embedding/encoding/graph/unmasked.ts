import { finder } from './finder.js';
import type { OnnxGraph } from './onnx.js';

/**
 * Leaves out the mask by which texts of a batch are kept apart from their padding: one text alone has none, and adding
 * it to every pair of tokens takes time.
 *
 * @throws Error for a graph that is built otherwise
 */
export function withoutMask(graph: OnnxGraph): OnnxGraph {
  const find = finder(graph);
  return {
    ...graph,
    node: graph.node.map((node) => {
      if (node.opType !== 'Softmax') return node;
      return { ...node, input: [find.inputOf(find.producerOf(find.inputOf(node, 0)), 0)] };
    }),
  };
}
