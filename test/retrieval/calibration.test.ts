import { describe, expect, it } from 'vitest';
import { calibrationSchema } from '../../src/retrieval/calibration/calibration.js';
import { calibrationFor } from '../../src/retrieval/calibration/load.js';

const DEFAULT = 'Xenova/bge-small-zh-v1.5';

describe('calibrationFor', () => {
  it('has numbers of its own for the default model, which an index of keywords alone uses, too', () => {
    const own = calibrationFor({ name: DEFAULT });
    expect(own.isOwn).toBe(true);
    expect(own.calibration.model).toBe(DEFAULT);
    expect(calibrationFor(null)).toEqual(own);
  });

  it.each(['Xenova/unknown', '../Xenova/bge-small-zh-v1.5', 'no-owner'])('says that %s has none', (name) => {
    const { isOwn, calibration } = calibrationFor({ name });
    expect(isOwn).toBe(false);
    expect(calibration.model).toBe(DEFAULT);
  });
});

describe('calibrationSchema', () => {
  const { calibration } = calibrationFor(null);

  it.each([
    ['of another version', { ...calibration, version: 2 }],
    ['with a number more', { ...calibration, more: 1 }],
    ['with a number missing', { ...calibration, quotes: { quote: 0, core: 0 } }],
    [
      'with a threshold that is no share',
      { ...calibration, fusion: { ...calibration.fusion, denseWeight: 2 } },
    ],
  ])('refuses a file %s', (_, file) => {
    expect(calibrationSchema.safeParse(file).success).toBe(false);
  });
});
