import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { dot } from '../src/embedding/dot.js';
import { VectorWriter } from '../src/index/local/vectors/vector-writer.js';
import { Vectors } from '../src/index/local/vectors/vectors.js';
import { temporaryFolder } from '../test/support/temp.js';
import { clusteredVector } from './support/embedder.js';
import { type Figure, record } from './support/results.js';

/*
 * The nearest among the passages of some collections: each of them compared, or the graph searched with a filter. A
 * collection is a stretch of keys, of all subjects or of its own; what is asked for is like one of its passages.
 */

const DIMENSIONS = 512;
const SIZES = [20_000, 100_000];
const SHARES = [0.01, 0.05, 0.1, 0.2, 0.5];
const QUERIES = 30;
/** As many are proposed to a question. */
const WANTED = 60;

interface Searched {
  readonly exact: Vectors;
  readonly graph: Vectors;
}

async function build(vectors: readonly Float32Array[]): Promise<Searched> {
  const folder = join(temporaryFolder(), 'generation');
  mkdirSync(folder);
  const writer = new VectorWriter(folder, DIMENSIONS);
  for (const [i, vector] of vectors.entries()) writer.add(i + 1, vector);
  await writer.finish();
  const files = { graph: join(folder, 'vectors.hnsw'), vectors: join(folder, 'vectors.f32') };
  return {
    exact: Vectors.read(files, DIMENSIONS, Number.POSITIVE_INFINITY),
    graph: Vectors.read(files, DIMENSIONS, 0),
  };
}

/** Median times in ms, and how many of the ten nearest the graph finds, 0 to 1. */
function compare({ exact, graph }: Searched, keys: readonly number[], name: string): Figure[] {
  const allowed = new Set(keys);
  const times = { exact: [] as number[], graph: [] as number[] };
  let hits = 0;
  for (let q = 0; q < QUERIES; q++) {
    const near = keys[Math.floor((q / QUERIES) * keys.length)] ?? 0;
    const question = clusteredVector(`passage ${near}`).map((value, d) => value + 0.03 * Math.sin(q * d));
    const found = { exact: [] as number[], graph: [] as number[] };
    for (const kind of ['exact', 'graph'] as const) {
      const started = performance.now();
      found[kind] = (kind === 'exact' ? exact : graph).nearest(question, WANTED, allowed).slice(0, 10);
      times[kind].push(performance.now() - started);
    }
    hits += found.exact.filter((key) => found.graph.includes(key)).length;
  }
  return [
    { name: `${name}: each compared`, value: median(times.exact), unit: 'ms' },
    { name: `${name}: the graph`, value: median(times.graph), unit: 'ms' },
    { name: `${name}: recall at 10 of the graph`, value: hits / (10 * QUERIES), unit: '' },
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

test.each(SIZES)('filters over %i passages', async (size) => {
  const vectors = Array.from({ length: size }, (_, i) => clusteredVector(`passage ${i + 1}`));
  const searched = await build(vectors);
  const subject = clusteredVector('a subject');
  const bySubject = vectors
    .map((vector, i) => [i + 1, dot(vector, subject)] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([key]) => key);
  const all = Array.from({ length: size }, (_, i) => i + 1);
  const figures = SHARES.flatMap((share) => {
    const allowed = Math.round(share * size);
    const name = `${100 * share} % of ${size}`;
    return [
      ...compare(searched, all.slice(0, allowed), `${name}, of all subjects`),
      ...compare(searched, bySubject.slice(0, allowed), `${name}, of one`),
    ];
  });
  record('filtered', figures);
});
