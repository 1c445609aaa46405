import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { quantile, record } from '../support/results.js';
import { childOf, load, type Searched } from './support/children.js';

/** The graph alone goes further than whole libraries in the same time: it is what a question's time and memory hang on. */
const SIZES = (process.env.BENCH_GRAPHS ?? '10000,100000,1000000').split(',').map(Number);
const FOLDER = process.env.BENCH_DIR ?? join(tmpdir(), 'verbatim-scale-graphs');
/** In ms: three hours. */
const PATIENCE = 10_800_000;

test.each(SIZES)(
  'a graph of %i vectors',
  async (size) => {
    const told = await childOf<Searched>('graph-child.mjs', join(FOLDER, `graph-${size}`), String(size));
    record(`scale, graph, ${size} passages`, [
      ...(told.built > 0 ? [{ name: 'built in, processor', value: told.built, unit: 's' }] : []),
      { name: 'read in, processor', value: told.read, unit: 's' },
      { name: 'memory before', value: told.before, unit: 'MB' },
      { name: 'memory', value: told.memory, unit: 'MB' },
      { name: 'search, median, processor', value: quantile(told.cpu, 0.5), unit: 'ms' },
      { name: 'search, 95th percentile, processor', value: quantile(told.cpu, 0.95), unit: 'ms' },
      { name: 'recall at 10', value: told.recall, unit: '' },
      load(),
    ]);
  },
  PATIENCE,
);
