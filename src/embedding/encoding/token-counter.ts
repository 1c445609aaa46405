import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fold } from '../../text/fold.js';
import { modelFolder } from '../models/model-files.js';
import { presetFor } from '../models/models.js';
import { wordPieceCounter } from './word-pieces.js';

/** The tokens that frame every text, [CLS] and [SEP] or what stands for them. */
const FRAME = 2;

/**
 * Makes a counter of the tokens that a passage has in a model, with the folding, the prefix and the framing
 * tokens that embedding gives it: what is at most the model's `maxTokens` is read whole. The model itself is
 * not loaded; its tokenizer's file must be in place.
 *
 * @param model one of the known models
 * @throws UserError `model` for a name that is not known; Error where the file is missing or damaged
 */
export async function createTokenCounter(
  modelsDir: string,
  model: string,
): Promise<(text: string) => number> {
  const { passagePrefix } = presetFor(model);
  const countPieces = await createPieceCounter(modelsDir, model);
  return (text) => countPieces(passagePrefix + fold(text)) + FRAME;
}

/** Makes a counter of a folded text's tokens without those that frame it. Rejects as `createTokenCounter` does. */
export async function createPieceCounter(
  modelsDir: string,
  model: string,
): Promise<(text: string) => number> {
  const path = join(modelFolder(modelsDir, model), 'tokenizer.json');
  const pieces = wordPieceCounter(JSON.parse(await readFile(path, 'utf8')));
  if (pieces) return pieces;
  const tokenizer = await loadTokenizer(modelsDir, model);
  return (text) => tokenizer.encode(text).length - FRAME;
}

/** Slower, and loads all of transformers.js: for the models whose tokenizer is not of the BERT kind. */
async function loadTokenizer(modelsDir: string, model: string): Promise<{ encode(text: string): number[] }> {
  const { AutoTokenizer, env } = await import('@xenova/transformers');
  env.allowRemoteModels = false;
  env.localModelPath = modelsDir;
  return AutoTokenizer.from_pretrained(model);
}
