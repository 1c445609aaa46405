import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as echarts from 'echarts';
import { test } from 'vitest';
import { modelInfo } from '../src/embedding/model-info.js';
import { DEFAULT_MODEL } from '../src/embedding/models/models.js';
import { requireCurrent } from '../src/index/generation-store.js';
import { FORMAT_VERSION } from '../src/index/local/manifest.js';
import { LocalStore } from '../src/index/local/store.js';
import { clusteredVector } from './support/embedder.js';
import { buildLibrary } from './support/library.js';
import { modelsDir } from './support/models.js';
import { randomOf } from './support/random.mjs';
import { type Figure, quantile, record, writeChart } from './support/results.js';
import { svgOf } from './support/svg.mjs';
import { question } from './support/words.js';

/** BENCH_SIZES=1000,10000 leaves the largest one out: building it takes minutes, once. */
const SIZES = (process.env.BENCH_SIZES ?? '1000,10000,100000').split(',').map(Number);
const QUESTIONS = 1000;
const RECALL_QUERIES = 100;

/** Ten thousand questions of each size, one after another; in ms: an hour. */
const LONG_PATIENCE = 3_600_000;
const CHILD = fileURLToPath(new URL('support/serve-child.mjs', import.meta.url));

/** The libraries stay between runs, since what is in them depends on nothing but the format. */
const FOLDER = process.env.BENCH_DIR ?? join(tmpdir(), `verbatim-bench-${FORMAT_VERSION}`);

interface Served {
  readonly first: number;
  readonly times: readonly number[];
  readonly memory: readonly { readonly questions: number; readonly rss: number }[];
}

function serve(dataDir: string, count: number): Served {
  const random = randomOf(count);
  const file = join(FOLDER, `questions-${count}.txt`);
  writeFileSync(file, Array.from({ length: count }, () => question(random)).join('\n'));
  const { stdout, stderr, status } = spawnSync(process.execPath, [CHILD, dataDir, modelsDir, file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Served;
}

/** The share of the exact ten nearest passages that the graph finds. */
async function recallAt10(dataDir: string): Promise<number> {
  const store = new LocalStore(dataDir);
  const index = await store.open(await requireCurrent(store));
  const folder = join(dataDir, 'generations', index.info.id);
  const dimensions = index.info.model?.dimensions ?? 0;
  const bytes = readFileSync(join(folder, 'vectors.f32'));
  const vectors = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let hits = 0;
  for (let q = 0; q < RECALL_QUERIES; q++) {
    const vector = clusteredVector(`question ${q}`, dimensions);
    const exact = exactTen(vectors, vector).map((cosine) => cosine.toFixed(6));
    const found = (await index.candidates({ terms: [], vector, limits: { lexical: 200, dense: 60 } })).map(
      ({ cosine }) => cosine ?? 0,
    );
    const nearest = found
      .sort((a, b) => b - a)
      .slice(0, 10)
      .map((cosine) => cosine.toFixed(6));
    hits += exact.filter((cosine) => nearest.includes(cosine)).length;
  }
  await index.close();
  return hits / (10 * RECALL_QUERIES);
}

function exactTen(vectors: Float32Array, vector: Float32Array): number[] {
  const cosines = new Float32Array(vectors.length / vector.length);
  for (let i = 0; i < cosines.length; i++) {
    let sum = 0;
    const at = i * vector.length;
    for (let d = 0; d < vector.length; d++) sum += (vectors[at + d] ?? 0) * (vector[d] ?? 0);
    cosines[i] = sum;
  }
  return [...cosines.sort()].slice(-10);
}

function megabytes(folder: string, name: string): number {
  return statSync(join(folder, name)).size / 1e6;
}

async function measure(size: number): Promise<Figure[]> {
  const dataDir = join(FOLDER, String(size));
  mkdirSync(dataDir, { recursive: true });
  await buildLibrary(dataDir, size, await modelInfo(modelsDir, DEFAULT_MODEL));
  const folder = join(dataDir, 'generations', await requireCurrent(new LocalStore(dataDir)));
  const { first, times, memory } = serve(dataDir, QUESTIONS);
  const warm = times.slice(20);
  const isLarge = size >= 100_000;
  const named = (name: string, value: number, unit: string, target?: string): Figure => ({
    name: `${size}: ${name}`,
    value,
    unit,
    ...(target !== undefined && isLarge && { target }),
  });
  return [
    named('question, median', quantile(warm, 0.5), 'ms', '< 60'),
    named('question, 95th percentile', quantile(warm, 0.95), 'ms', '< 150'),
    named('start to first answer', first / 1000, 's', '< 5'),
    named(`RSS after ${QUESTIONS} questions`, (memory.at(-1)?.rss ?? 0) / 1e6, 'MB', '< 900'),
    named('recall at 10', await recallAt10(dataDir), '', '>= .97'),
    ...readdirSync(folder).map((name) => named(`disk, ${name}`, megabytes(folder, name), 'MB')),
  ];
}

test('a question among more and more passages', async () => {
  mkdirSync(FOLDER, { recursive: true });
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(...(await measure(size)));
  const of = (name: string): number => figures.find((figure) => figure.name === name)?.value ?? Number.NaN;
  const [large, small] = [SIZES.at(-1) ?? 0, SIZES.at(-2) ?? 0];
  figures.push({
    name: `95th percentile, ${large} / ${small}`,
    value: of(`${large}: question, 95th percentile`) / of(`${small}: question, 95th percentile`),
    unit: 'x',
    target: '<= 3',
  });
  record('growth', figures);
  writeChart('growth.svg', chart(SIZES, of));
});

test.skipIf(!process.env.BENCH_LONG)(
  'memory over ten thousand questions',
  () => {
    const figures = SIZES.flatMap((size) => {
      const { memory } = serve(join(FOLDER, String(size)), 10_000);
      return memory.map(({ questions, rss }) => ({
        name: `${size}: RSS after ${questions} questions`,
        value: rss / 1e6,
        unit: 'MB',
      }));
    });
    record('memory', figures);
  },
  LONG_PATIENCE,
);

/** How the time of a question and the memory grow, both axes by powers of ten. */
function chart(sizes: readonly number[], of: (name: string) => number): string {
  const view = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 360 });
  const line = (name: string, key: string, axis: number) => ({
    name,
    type: 'line' as const,
    yAxisIndex: axis,
    data: sizes.map((size) => [size, of(`${size}: ${key}`)]),
  });
  view.setOption({
    animation: false,
    backgroundColor: '#fff',
    legend: { top: 0 },
    xAxis: { type: 'log', name: 'passages' },
    yAxis: [
      { type: 'value', name: 'ms', min: 0 },
      { type: 'value', name: 'MB', min: 0 },
    ],
    series: [
      line('question, median (ms)', 'question, median', 0),
      line('question, 95th percentile (ms)', 'question, 95th percentile', 0),
      line('memory (MB)', `RSS after ${QUESTIONS} questions`, 1),
    ],
  });
  return svgOf(view, 'The time of a question and the memory, by the number of passages');
}
