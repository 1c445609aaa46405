import { createHash } from 'node:crypto';
import { STAGES } from '../stages.js';
import type { ModelInfo } from './embedder.js';
import { installedSha256, modelFolder } from './models/model-files.js';
import { ONNX_FILE, presetFor } from './models/models.js';

/**
 * Describes a model whose files are in place.
 *
 * @throws UserError `model` for a name that is not known; Error where the model's file is missing or damaged
 */
export async function modelInfo(modelsDir: string, name: string): Promise<ModelInfo> {
  const { dimensions, maxTokens, pooling, passagePrefix, vectorsVersion = 1 } = presetFor(name);
  const file = await installedSha256(modelFolder(modelsDir, name), { path: ONNX_FILE, kind: 'onnx' });
  // The prefix of questions is not included: passages have the same vectors without it. The names stay as they have
  // always been: others would make everybody embed all passages again.
  const parts = {
    name,
    file,
    pooling,
    passagePrefix,
    maxTokens,
    FOLDING_VERSION: STAGES.fold,
    VECTORS_VERSION: vectorsVersion,
  };
  const fingerprint = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return { name, dimensions, maxTokens, fingerprint };
}
