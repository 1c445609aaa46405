import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { test } from 'vitest';
import { type Figure, record } from '../support/results.js';
import { ask, figuresOf, load } from './support/children.js';
import { type Library, libraryOf } from './support/folder.js';
import { SENTENCES } from './support/text.mjs';

/** BENCH_SIZES=10000,100000 leaves the largest one out: building it takes an hour, once. */
const SIZES = (process.env.BENCH_SIZES ?? '10000,100000,1000000').split(',').map(Number);
const QUESTIONS = 200;
/** Each is compared with all vectors. */
const COMPARED = 50;
/** In ms: three hours. */
const PATIENCE = 10_800_000;

/** What each of the database's tables is to a reader of the figures. */
const PARTS: Readonly<Record<string, string>> = {
  sentences: 'sentence vectors',
  postings: 'keywords',
  articles: 'records',
  passages: 'records',
};

test.each(SIZES)(
  'what one machine takes for %i passages',
  async (size) => {
    const library = await libraryOf(String(size), [{ name: 'default', passages: size }]);
    const told = await ask({
      data: library.data,
      url: '',
      prefix: '',
      pid: 0,
      passages: size,
      untimed: 10,
      questions: QUESTIONS,
      compared: COMPARED,
      vectors: join(library.generation, 'vectors.f32'),
      places: [{ name: 'all', within: null, ranges: [[0, size]] }],
    });
    const { built } = library;
    record(`scale, local, ${size} passages of ${SENTENCES} sentences`, [
      { name: 'built in', value: built.wall, unit: 's' },
      { name: 'built in, processor', value: built.cpu, unit: 's' },
      { name: 'memory to build', value: built.rss, unit: 'MB' },
      ...disk(library),
      { name: 'opened in', value: told.open, unit: 's' },
      { name: 'opened in, processor', value: told.openCpu, unit: 's' },
      { name: 'memory when open', value: told.rssOpen, unit: 'MB' },
      { name: `memory after ${QUESTIONS} questions`, value: told.rss, unit: 'MB' },
      ...told.places.flatMap((asked) => figuresOf(asked.name, asked)),
      load(),
    ]);
  },
  PATIENCE,
);

function disk({ generation }: Library): Figure[] {
  const db = new Database(join(generation, 'index.sqlite'), { readonly: true });
  const tables = db
    .prepare<[], { part: string; bytes: number }>(
      `SELECT ifnull(tbl_name, name) AS part, sum(pgsize) AS bytes FROM dbstat
       LEFT JOIN sqlite_schema USING (name) GROUP BY part`,
    )
    .all();
  db.close();
  const sizes = new Map<string, number>();
  const count = (part: string, bytes: number): void => void sizes.set(part, (sizes.get(part) ?? 0) + bytes);
  for (const { part, bytes } of tables) count(PARTS[part] ?? 'other', bytes);
  count('graph', statSync(join(generation, 'vectors.hnsw')).size);
  count('vectors', statSync(join(generation, 'vectors.f32')).size);
  return [...sizes].map(([part, bytes]) => ({ name: `disk, ${part}`, value: bytes / 1e6, unit: 'MB' }));
}
