import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { messageOf } from '../../errors.js';
import { type Calibration, calibrationSchema } from './calibration.js';

/** The model whose numbers are used for a model that has none. */
const DEFAULT_MODEL = 'Xenova/bge-small-zh-v1.5';

/** A model's fitted numbers, and whether they are its own. */
export interface OfModel {
  readonly calibration: Calibration;
  /** False if they were fitted with another model: then tiers and confidences mean little. */
  readonly isOwn: boolean;
}

const known = new Map<string, OfModel>();

/**
 * The fitted numbers for a model, read once.
 *
 * @param model the index's, or null for an index of keywords alone
 * @throws Error if the file, which is part of the program, is damaged
 */
export function calibrationFor(model: { readonly name: string } | null): OfModel {
  const name = model?.name ?? DEFAULT_MODEL;
  const found = known.get(name) ?? load(name);
  known.set(name, found);
  return found;
}

function load(model: string): OfModel {
  const isOwn = /^[\w.-]+\/[\w.-]+$/.test(model) && existsSync(fileOf(model));
  return { calibration: read(fileOf(isOwn ? model : DEFAULT_MODEL)), isOwn };
}

function fileOf(model: string): string {
  const folder = dirname(createRequire(import.meta.url).resolve(`#calibration/${DEFAULT_MODEL}.json`));
  return join(folder, '..', `${model}.json`);
}

function read(file: string): Calibration {
  try {
    return calibrationSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(
      `${file} is no calibration: ${messageOf(cause)}. Make it again with training/train.mjs.`,
      {
        cause,
      },
    );
  }
}
