import type { OnnxGraph, OnnxNode } from './onnx.js';

/** A graph without what its outputs don't depend on. */
export function pruned(graph: OnnxGraph): OnnxGraph {
  const needed = new Set(graph.output.map(({ name }) => name));
  const node: OnnxNode[] = [];
  for (const candidate of graph.node.toReversed()) {
    if (!candidate.output.some((value) => needed.has(value))) continue;
    node.push(candidate);
    for (const value of candidate.input) needed.add(value);
  }
  return {
    ...graph,
    node: node.reverse(),
    initializer: graph.initializer.filter(({ name }) => needed.has(name)),
    input: graph.input.filter(({ name }) => needed.has(name)),
  };
}
