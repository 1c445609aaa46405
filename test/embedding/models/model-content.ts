/** What passes for the files of a model whose hashes are not known beforehand. */
export const MODEL_CONTENT = {
  'config.json': '{"model_type":"bert"}',
  'tokenizer_config.json': '{"tokenizer_class":"BertTokenizer"}',
  'tokenizer.json': '{"version":"1.0"}',
  'onnx/model_quantized.onnx': Uint8Array.from([8, 7, 1, 2, 3, 4, 5, 6]),
} as const;
