import protobuf from 'protobufjs/light.js';

// The fields of ONNX's messages that a graph of ours has, by the names and numbers of `onnx.proto3`
// (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3). Types are passed on as they are.

export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  /** The values' bytes, little-endian; missing or empty if they are in a field by their type. */
  readonly rawData?: Uint8Array;
  readonly floatData?: readonly number[];
  readonly int32Data?: readonly number[];
}

export interface OnnxAttribute {
  readonly name: string;
  readonly type: number;
  readonly i?: number;
  readonly ints?: readonly number[];
}

/** An operation: the names of what goes in, and of what comes out. */
export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly attribute?: readonly OnnxAttribute[];
}

/** The name of what goes into or comes out of a graph, and its type. */
export interface OnnxValue {
  readonly name: string;
  readonly type: Uint8Array;
}

export interface OnnxGraph {
  readonly node: readonly OnnxNode[];
  readonly initializer: readonly OnnxTensor[];
  readonly input: readonly OnnxValue[];
  readonly output: readonly OnnxValue[];
}

export interface OnnxModel {
  readonly graph: OnnxGraph;
}

/** The numbers by which ONNX names a tensor's element type. */
export const ELEMENT_TYPE = { float: 1, int8: 3, int64: 7 } as const;

/** The numbers by which ONNX names an attribute's type. */
export const ATTRIBUTE_TYPE = { int: 2, ints: 7 } as const;

/** @throws Error for bytes that are no model */
export function readOnnx(bytes: Uint8Array): OnnxModel {
  return MODEL.toObject(MODEL.decode(bytes), { longs: Number, arrays: true }) as OnnxModel;
}

export function writeOnnx(model: OnnxModel): Uint8Array {
  return MODEL.encode(model).finish();
}

/** The values of a tensor of floats or of 8-bit integers, which a file may keep in two ways each. */
export function valuesOf({ name, dataType, rawData, floatData, int32Data }: OnnxTensor): ArrayLike<number> {
  const isRaw = rawData !== undefined && rawData.length > 0;
  if (dataType === ELEMENT_TYPE.float) return isRaw ? floatsOf(rawData) : (floatData ?? []);
  if (dataType !== ELEMENT_TYPE.int8) throw new Error(`the weights ${name} are of the type ${dataType}`);
  return isRaw ? new Int8Array(rawData.buffer, rawData.byteOffset, rawData.length) : (int32Data ?? []);
}

/** A copy: bytes within a file need not begin where a float may. */
function floatsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** The type of a tensor of numbers, with any length in each direction. */
export function tensorType(elementType: number, directions: number): Uint8Array {
  const dim = Array.from({ length: directions }, () => ({}));
  return TYPE.encode({ tensorType: { elemType: elementType, shape: { dim } } }).finish();
}

const root = protobuf.Root.fromJSON({
  nested: {
    Model: message({
      irVersion: [1, 'int64'],
      opsetImport: [8, 'OperatorSet', 'repeated'],
      graph: [7, 'Graph'],
    }),
    OperatorSet: message({ domain: [1, 'string'], version: [2, 'int64'] }),
    Graph: message({
      node: [1, 'Node', 'repeated'],
      name: [2, 'string'],
      initializer: [5, 'Tensor', 'repeated'],
      input: [11, 'Value', 'repeated'],
      output: [12, 'Value', 'repeated'],
    }),
    Node: message({
      input: [1, 'string', 'repeated'],
      output: [2, 'string', 'repeated'],
      name: [3, 'string'],
      opType: [4, 'string'],
      attribute: [5, 'Attribute', 'repeated'],
      domain: [7, 'string'],
    }),
    Attribute: message({
      name: [1, 'string'],
      f: [2, 'float'],
      i: [3, 'int64'],
      s: [4, 'bytes'],
      t: [5, 'Tensor'],
      floats: [7, 'float', 'repeated'],
      ints: [8, 'int64', 'repeated'],
      type: [20, 'int32'],
    }),
    Tensor: message({
      dims: [1, 'int64', 'repeated'],
      dataType: [2, 'int32'],
      floatData: [4, 'float', 'repeated'],
      int32Data: [5, 'int32', 'repeated'],
      int64Data: [7, 'int64', 'repeated'],
      name: [8, 'string'],
      rawData: [9, 'bytes'],
    }),
    Value: message({ name: [1, 'string'], type: [2, 'bytes'] }),
    Type: message({ tensorType: [1, 'TensorType'] }),
    TensorType: message({ elemType: [1, 'int32'], shape: [2, 'Shape'] }),
    Shape: message({ dim: [1, 'Dimension', 'repeated'] }),
    Dimension: message({ dimValue: [1, 'int64'] }),
  },
});
const MODEL = root.lookupType('Model');
const TYPE = root.lookupType('Type');

type Field = readonly [id: number, type: string, rule?: 'repeated'];

function message(fields: Readonly<Record<string, Field>>): protobuf.IType {
  return {
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, [id, type, rule]]) => [
        name,
        rule ? { id, type, rule } : { id, type },
      ]),
    ),
  };
}
