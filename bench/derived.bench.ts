import { join } from 'node:path';
import hnswlib from 'hnswlib-node';
import { test } from 'vitest';
import { GraphWriter } from '../src/index/local/vectors/graph.js';
import { temporaryFolder } from '../test/support/temp.js';
import { clusteredVector } from './support/embedder.js';
import { record } from './support/results.js';

const DIMENSIONS = 512;
const PASSAGES = 3000;
const CHANGES = 100;
/** Passages that go, and as many that come, at each change: in all a quarter more than a graph is allowed to lose. */
const EACH = 8;
const QUERIES = 200;

/** The share of the exact ten nearest that a graph finds, searched as the bot does. */
function recall(path: string, live: ReadonlyMap<number, Float32Array>): number {
  const graph = new hnswlib.HierarchicalNSW('ip', DIMENSIONS);
  graph.readIndexSync(path);
  graph.setEf(200);
  let hits = 0;
  for (let q = 0; q < QUERIES; q++) {
    const query = clusteredVector(`query ${q}`);
    const exact = [...live]
      .map(
        ([key, vector]) => [key, vector.reduce((sum, value, d) => sum + value * (query[d] ?? 0), 0)] as const,
      )
      .sort(([, a], [, b]) => b - a)
      .slice(0, 10)
      .map(([key]) => key);
    const found = graph.searchKnn([...query], 10).neighbors;
    hits += exact.filter((key) => found.includes(key)).length;
  }
  return hits / (10 * QUERIES);
}

test('recall after a hundred small changes, against a graph built anew', async () => {
  const folder = temporaryFolder();
  const live = new Map<number, Float32Array>();
  let next = 1;
  const add = (graph: GraphWriter, count: number): void => {
    for (const end = next + count; next < end; next++) {
      const vector = clusteredVector(`passage ${next}`);
      graph.add(next, vector);
      live.set(next, vector);
    }
  };
  let path = join(folder, 'graph-0');
  const first = new GraphWriter(DIMENSIONS);
  add(first, PASSAGES);
  await first.write(path);
  for (let change = 1; change <= CHANGES; change++) {
    const removed = [...live.keys()]
      .filter((key) => (key * 7919 + change) % Math.floor(live.size / EACH) === 0)
      .slice(0, EACH);
    const graph = new GraphWriter(DIMENSIONS, path);
    for (const key of removed) {
      live.delete(key);
      graph.remove(key);
    }
    add(graph, EACH);
    path = join(folder, `graph-${change}`);
    await graph.write(path);
  }
  const fresh = join(folder, 'fresh');
  const anewGraph = new GraphWriter(DIMENSIONS);
  for (const [key, vector] of live) anewGraph.add(key, vector);
  await anewGraph.write(fresh);
  const [derived, anew] = [recall(path, live), recall(fresh, live)];
  record('derived', [
    { name: `recall at 10 after ${CHANGES} changes`, value: derived, unit: '' },
    { name: 'recall at 10, built anew', value: anew, unit: '' },
    { name: 'difference', value: anew - derived, unit: '', target: '<= .005' },
  ]);
});
