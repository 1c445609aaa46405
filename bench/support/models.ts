import { resolve } from 'node:path';

/** Where the benches look for models: MODELS_DIR, else where the bot keeps them. */
export const modelsDir = resolve(process.env.MODELS_DIR ?? 'data/models');
