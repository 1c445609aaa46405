import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fold } from '../../text/fold.js';
import { modelFolder } from '../models/model-files.js';
import { presetFor } from '../models/models.js';
import { wordPieceCounter } from './word-pieces.js';

/** How many tokens frame every text: [CLS] and [SEP] or their equivalents. */
const FRAME = 2;

/**
 * Makes a counter of the tokens that a passage has in a model, including the folding, the prefix and the framing
 * tokens that embedding adds: a passage of at most the model's `maxTokens` is read whole. The model itself is not
 * loaded; its tokenizer's file must be in place.
 *
 * @param model one of the known models
 * @throws UserError `model` for a name that is not known; Error if the file is missing or damaged
 */
export async function createTokenCounter(
  modelsDir: string,
  model: string,
): Promise<(text: string) => number> {
  const { passagePrefix } = presetFor(model);
  const countPieces =
    (await wordPieceCounterOf(modelsDir, model)) ?? (await tokenizerCounter(modelsDir, model));
  return (text) => countPieces(passagePrefix + fold(text)) + FRAME;
}

/**
 * Makes a counter of a folded text's tokens without those that frame it, or null if the model's tokenizer is not of
 * the BERT kind. Rejects as `createTokenCounter` does.
 */
export async function wordPieceCounterOf(
  modelsDir: string,
  model: string,
): Promise<((text: string) => number) | null> {
  const path = join(modelFolder(modelsDir, model), 'tokenizer.json');
  return wordPieceCounter(JSON.parse(await readFile(path, 'utf8')));
}

/** Slower, and loads all of transformers.js: for the models whose tokenizer is not of the BERT kind. */
async function tokenizerCounter(modelsDir: string, model: string): Promise<(text: string) => number> {
  const { AutoTokenizer, env } = await import('@xenova/transformers');
  env.allowRemoteModels = false;
  env.localModelPath = modelsDir;
  const tokenizer = await AutoTokenizer.from_pretrained(model);
  return (text) => tokenizer.encode(text).length - FRAME;
}
