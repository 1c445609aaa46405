import { fileURLToPath } from 'node:url';
import { ensureModel } from '../../src/embedding/models/model-store.js';
import { DEFAULT_MODEL } from '../../src/embedding/models/models.js';
import { createLogger } from '../../src/logger.js';

/** Where the application itself keeps its models, so that they are fetched once for both. */
export const modelsDir = fileURLToPath(new URL('../../data/models', import.meta.url));
export const modelName = DEFAULT_MODEL;

const found = await ensureModel(modelName, {
  modelsDir,
  hfEndpoint: 'https://huggingface.co',
  logger: createLogger('silent'),
});

/** Why the tests with the real model can't run here, or null. */
export const whyNoModel = found.kind === 'missing' ? found.reason : null;

/** The name of a group of such tests: a report of skipped tests says why. */
export const withRealModel = whyNoModel
  ? `with the real model, skipped: ${whyNoModel}`
  : 'with the real model';
