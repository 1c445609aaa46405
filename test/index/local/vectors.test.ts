import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { VectorWriter } from '../../../src/index/local/vectors/vector-writer.js';
import { Vectors, widthFor } from '../../../src/index/local/vectors/vectors.js';
import { temporaryFolder } from '../../support/temp.js';
import { unitVector } from '../../support/vectors.js';

const DIMENSIONS = 16;
const COUNT = 200;
const KEYS = Array.from({ length: COUNT }, (_, i) => i + 1);

/** @param exactLimit 0: the graph is searched, however few passages a filter lets through */
async function vectorsWith(exactLimit: number): Promise<Vectors> {
  const folder = join(temporaryFolder(), 'generation');
  mkdirSync(folder);
  const writer = new VectorWriter(folder, DIMENSIONS);
  for (const key of KEYS) writer.add(key, unitVector(key, DIMENSIONS));
  await writer.finish();
  const files = { graph: join(folder, 'vectors.hnsw'), vectors: join(folder, 'vectors.f32') };
  const vectors = Vectors.read(files, DIMENSIONS, exactLimit);
  onTestFinished(() => vectors.close());
  return vectors;
}

function nearestOf(vectors: Vectors, question: Float32Array, keys: readonly number[]): number[] {
  return [...vectors.cosines(question, keys)].sort(([, a], [, b]) => b - a).map(([key]) => key);
}

describe.each([
  ['each vector compared', COUNT],
  ['the graph searched', 0],
])('the nearest of those that a filter lets through, %s', (_, exactLimit) => {
  it.each([
    ['few', 20],
    ['half', 2],
    ['all but one', 1],
  ])('%s of them', async (__, every) => {
    const vectors = await vectorsWith(exactLimit);
    const question = unitVector(1, DIMENSIONS);
    // Without the one that is nearest of all.
    const allowed = KEYS.filter((key) => key !== 1 && key % every === 0);
    const expected = nearestOf(vectors, question, allowed).slice(0, 5);
    expect(vectors.nearest(question, 5, new Set(allowed))).toEqual(expected);
    expect(vectors.nearest(question, COUNT, new Set(allowed)).sort((a, b) => a - b)).toEqual(allowed);
  });
});

it('looks the wider the larger a graph is, within limits', () => {
  const widths = [1, 10_000, 20_000, 160_000, 1_000_000, 1e8].map(widthFor);
  expect(widths).toEqual([200, 200, 238, 400, 632, 800]);
});
