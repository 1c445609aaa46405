import { z } from 'zod';
import { FEATURES } from '../judging/features.js';

const weight = z.number();
const share = z.number().min(0).max(1);
const rank = z.strictObject({
  cosine: weight,
  sentence: weight,
  coverage: weight,
  densest: weight,
  lexical: weight,
  length: weight,
  lacks: weight.max(0).default(0),
  logit: weight,
});
const logistic = z.strictObject({ bias: weight, weights: z.partialRecord(z.enum(FEATURES), weight) });
const thresholds = z.strictObject({ found: share, related: share });
const judging = z.strictObject({
  answers: logistic,
  topic: logistic,
  thresholds: z.strictObject({ han: thresholds, foreign: thresholds, translated: thresholds }),
});

/** Raised whenever older files can no longer be read. */
export const CALIBRATION_VERSION = 1;

/** The file that `training/` writes for a model: every number of retrieval that is fitted to questions. */
export const calibrationSchema = z.strictObject({
  version: z.literal(CALIBRATION_VERSION),
  model: z.string(),
  /** What it was fitted to, so that it can be made again, and which weights were kept from before. */
  fitted: z.strictObject({
    sets: z.array(z.string()),
    questions: z.number(),
    seed: z.number(),
    kept: z.array(z.string()),
  }),
  fusion: z.strictObject({ denseWeight: share, cosineFloor: weight, cosineCeiling: weight }),
  sentences: z.strictObject({
    cosine: weight,
    lexical: weight,
    before: weight,
    after: weight,
    length: weight,
    kinds: z.strictObject({ date: weight, number: weight, reason: weight, place: weight, name: weight }),
  }),
  rank: z.strictObject({ vectors: rank, keywords: rank }),
  quotes: z.strictObject({ quote: weight, core: weight, paragraph: weight }),
  formers: z.strictObject({ words: share, meaning: share }),
  judging: z.strictObject({ vectors: judging, keywords: judging }),
});

export type Calibration = Readonly<z.infer<typeof calibrationSchema>>;
