import { join } from 'node:path';
import { test } from 'vitest';
import { record } from '../support/results.js';
import { ask, figuresOf, load, type Place } from './support/children.js';
import { libraryOf } from './support/folder.js';

/** BENCH_SMALL and BENCH_LARGE are for machines that have no hour to build the library. */
const SMALL = { count: Number(process.env.BENCH_SMALL ?? '1000'), passages: 100 } as const;
const LARGE = Number(process.env.BENCH_LARGE ?? '100000');
const QUESTIONS = 200;
const COMPARED = 50;
/** In ms: an hour. */
const PATIENCE = 3_600_000;

/** Small ones before and after the large one. */
const COLLECTIONS = [
  ...Array.from({ length: SMALL.count / 2 }, (_, i) => ({ name: `small-${i}`, passages: SMALL.passages })),
  { name: 'large', passages: LARGE },
  ...Array.from({ length: SMALL.count / 2 }, (_, i) => ({
    name: `small-${i + SMALL.count / 2}`,
    passages: SMALL.passages,
  })),
];

/** Some collections, and which passages they have. */
function placeOf(name: string, within: readonly string[]): Place {
  let from = 0;
  const ranges: [number, number][] = [];
  for (const collection of COLLECTIONS) {
    if (within.includes(collection.name)) ranges.push([from, from + collection.passages]);
    from += collection.passages;
  }
  return { name, within, ranges };
}

test(
  'a thousand small collections and a large one',
  async () => {
    const library = await libraryOf('collections', COLLECTIONS);
    const passages = SMALL.count * SMALL.passages + LARGE;
    const several = (from: number): Place[] =>
      Array.from({ length: 10 }, (_, i) => placeOf('small', [`small-${(from + 97 * i) % SMALL.count}`]));
    const told = await ask({
      data: library.data,
      url: '',
      prefix: '',
      pid: 0,
      passages,
      untimed: 10,
      questions: QUESTIONS,
      compared: COMPARED,
      vectors: join(library.generation, 'vectors.f32'),
      places: [
        { name: 'all', within: null, ranges: [[0, passages]] },
        placeOf('a small one', ['small-3']),
        placeOf('the large one', ['large']),
        placeOf('three', ['small-3', 'large', `small-${SMALL.count - 100}`]),
      ],
    });
    // Every question to another small one, more of them than are kept ready.
    const around = await ask({
      data: library.data,
      url: '',
      prefix: '',
      pid: 0,
      passages,
      untimed: 0,
      questions: 1,
      compared: 0,
      vectors: null,
      places: [...several(0), ...several(3), ...several(7)],
    });
    record(`scale, collections, ${SMALL.count} of ${SMALL.passages} and one of ${LARGE}`, [
      { name: 'built in, processor', value: library.built.cpu, unit: 's' },
      { name: 'opened in', value: told.open, unit: 's' },
      { name: 'opened in, processor', value: told.openCpu, unit: 's' },
      { name: 'memory when open', value: told.rssOpen, unit: 'MB' },
      { name: `memory after ${4 * QUESTIONS} questions`, value: told.rss, unit: 'MB' },
      ...told.places.flatMap((asked) => figuresOf(asked.name, asked)),
      ...figuresOf('30 small ones in turn', {
        name: '',
        search: around.places.flatMap(({ search }) => search),
        searchCpu: around.places.flatMap(({ searchCpu }) => searchCpu),
        ask: around.places.flatMap(({ ask }) => ask),
        askCpu: around.places.flatMap(({ askCpu }) => askCpu),
        server: 0,
        recall: Number.NaN,
      }),
      load(),
    ]);
  },
  PATIENCE,
);
