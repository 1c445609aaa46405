import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnx.js';

/** Looks things up in a graph; each throws an Error that names what the graph lacks. */
export interface Finder {
  node(name: string): OnnxNode;
  producerOf(value: string): OnnxNode;
  inputOf(node: OnnxNode, at: number): string;
  initializer(name: string): OnnxTensor;
}

export function finder(graph: OnnxGraph): Finder {
  const nodes = new Map(graph.node.map((node) => [node.name, node]));
  const producers = new Map(graph.node.flatMap((node) => node.output.map((value) => [value, node])));
  const initializers = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  return {
    node: (name) => nodes.get(name) ?? missing(`the node ${name}`),
    producerOf: (value) => producers.get(value) ?? missing(`the node that gives ${value}`),
    inputOf: ({ name, input }, at) => input[at] ?? missing(`input ${at} of ${name}`),
    initializer: (name) => initializers.get(name) ?? missing(`the weights ${name}`),
  };
}

function missing(what: string): never {
  throw new Error(`the model's graph lacks ${what}`);
}
