import { loadavg } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Answer } from '../src/answer/answer.js';
import { createEngine, type Engine } from '../src/cli/compose.js';
import { loadConfig } from '../src/config.js';
import { readQuestions } from '../src/evaluation/eval-questions.js';
import { createLogger } from '../src/logger.js';
import { removeNode, startNode } from '../test/support/opensearch/node.js';
import { untilLaidOut } from '../test/support/opensearch/shared-node.js';
import { temporaryFolder } from '../test/support/temp.js';
import { modelsDir } from './support/models.js';
import { type Figure, quantile, record } from './support/results.js';

/*
 * The same questions to the same articles, on a local index and on a cluster of one node. BENCH_ARTICLES and
 * BENCH_QUESTIONS name others than our own; BENCH_DATA keeps the vectors between runs.
 */
const ROOT = join(import.meta.dirname, '..');
const ARTICLES = process.env.BENCH_ARTICLES ?? join(ROOT, 'seeds');
const QUESTIONS = process.env.BENCH_QUESTIONS ?? join(ROOT, 'test/sets/colloquial.jsonl');
const DATA = process.env.BENCH_DATA ?? temporaryFolder();
/** What share of the questions must have the same first quote and tier on both. */
const LEAST_SAME = 0.99;
/** Asked before the clock starts: until then Java compiles what a question needs. */
const UNTIMED = 200;
/** In ms: an hour. */
const PATIENCE = 3_600_000;

async function indexed(name: string, more: Readonly<Record<string, string>>): Promise<Engine> {
  const dir = join(DATA, name);
  const env = { ARTICLES_DIR: ARTICLES, DATA_DIR: dir, MODELS_DIR: modelsDir, ...more };
  const engine = createEngine(loadConfig(env, dir), createLogger('error'), { cacheDir: DATA });
  onTestFinished(() => engine.close());
  await engine.runIndexer(() => {}, new AbortController().signal);
  return engine;
}

interface Asked {
  readonly answers: readonly Answer[];
  /** In ms, without the questions that were asked before the clock started. */
  readonly times: readonly number[];
}

async function askAll({ answers: service }: Engine, questions: readonly string[]): Promise<Asked> {
  for (const question of questions.slice(0, UNTIMED)) await service.ask(question);
  const answers: Answer[] = [];
  const times: number[] = [];
  for (const question of questions) {
    const began = performance.now();
    answers.push(await service.ask(question));
    times.push(performance.now() - began);
  }
  return { answers, times };
}

/** What a reader sees first. */
function firstOf({ tier, quotes }: Pick<Answer, 'tier' | 'quotes'> = NO_ANSWER): string {
  const [quote] = quotes;
  return JSON.stringify([tier, quote && [quote.articleId, quote.start, quote.end, quote.tier]]);
}
const NO_ANSWER: Pick<Answer, 'tier' | 'quotes'> = { tier: 'nothing', quotes: [] };

/** All quotes, with the digits of their confidence that anybody is shown. */
function wholeOf({ quotes }: Pick<Answer, 'tier' | 'quotes'> = NO_ANSWER): string {
  return JSON.stringify(
    quotes.map(({ articleId, start, end, confidence }) => [articleId, start, end, confidence.toFixed(2)]),
  );
}

function timesOf(name: string, times: readonly number[]): Figure[] {
  return [
    { name: `${name}: a question, median`, value: quantile(times, 0.5), unit: 'ms' },
    { name: `${name}: a question, 95th percentile`, value: quantile(times, 0.95), unit: 'ms' },
  ];
}

test(
  'a cluster answers as a local index does',
  async () => {
    await untilLaidOut();
    const node = await startNode({ heap: '1g', isThorough: true });
    onTestFinished(() => removeNode(node));
    const questions = readQuestions(QUESTIONS).map(({ question }) => question);
    const local = await askAll(await indexed('local', {}), questions);
    const cluster = await askAll(await indexed('cluster', { OPENSEARCH_URL: node.url }), questions);
    const alike = (of: (answer: Answer | undefined) => string): number =>
      questions.filter((_, i) => of(local.answers[i]) === of(cluster.answers[i])).length / questions.length;
    const isSame = alike(firstOf);
    record('both indexes', [
      { name: 'questions', value: questions.length, unit: '' },
      { name: 'same first quote and tier', value: isSame, unit: '', target: `>= ${LEAST_SAME}` },
      { name: 'same quotes and confidence', value: alike(wholeOf), unit: '' },
      ...timesOf('local', local.times),
      ...timesOf('cluster', cluster.times),
      { name: 'load of the machine', value: loadavg()[0] ?? 0, unit: '' },
    ]);
    expect(isSame).toBeGreaterThanOrEqual(LEAST_SAME);
  },
  PATIENCE,
);
