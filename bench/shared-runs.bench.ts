import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { removeNode, startNode, type TestNode } from '../test/support/opensearch/node.js';
import { untilLaidOut } from '../test/support/opensearch/shared-node.js';
import { temporaryFolder, writeFiles } from '../test/support/temp.js';
import { modelsDir } from './support/models.js';
import { randomOf } from './support/random.mjs';
import { record } from './support/results.js';
import { sentence } from './support/words.js';

/** How many articles are indexed, a short passage each. */
const ARTICLES = Number(process.env.SHARED_ARTICLES ?? 1500);
/** Where each process has a core of its own, passages are as long as real ones, so that embedding is most of the work. */
const LONG = { articles: Number(process.env.SHARED_ARTICLES ?? 1000), sentences: 12 } as const;
/** Which share of them an indexer has embedded when it is killed. */
const KILL_AFTER = 0.2;

let node: TestNode | undefined;
let url = process.env.OPENSEARCH_TEST_URL ?? '';
beforeAll(async () => {
  if (url !== '') return;
  await untilLaidOut();
  node = await startNode();
  url = node.url;
});
afterAll(() => node && removeNode(node));

/** An indexer in a process of its own. */
class Indexer {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  embedded = 0;
  firstAt = Number.POSITIVE_INFINITY;
  lastAt = 0;
  report: { readonly passages: number; readonly articles: number } | null = null;
  #heard = Promise.withResolvers<void>();

  /** @param core the only one that it may use; null for all */
  constructor(articlesDir: string, prefix: string, core: number | null) {
    const settings = {
      ARTICLES_DIR: articlesDir,
      DATA_DIR: temporaryFolder(),
      MODELS_DIR: modelsDir,
      OPENSEARCH_URL: url,
      OPENSEARCH_PREFIX: prefix,
    };
    const script = join(import.meta.dirname, 'support', 'shared-indexer.mjs');
    const command = [process.execPath, script, JSON.stringify(settings)];
    const [program = '', ...args] = core === null ? command : ['taskset', '-c', String(core), ...command];
    this.#child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void this.kill());
    this.#ended = once(this.#child, 'close');
    if (this.#child.stdout) createInterface(this.#child.stdout).on('line', (line) => this.#hear(line));
  }

  /** Waits until it has embedded so much. @throws Error if it ends before */
  async hasEmbedded(count: number): Promise<void> {
    const ended = this.#ended.then(() =>
      Promise.reject(new Error(`it ended after ${this.embedded} passages`)),
    );
    ended.catch(() => {});
    while (this.embedded < count) await Promise.race([this.#heard.promise, ended]);
  }

  async end(): Promise<void> {
    await this.#ended;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #hear(line: string): void {
    const said = JSON.parse(line) as { embedded?: number; at?: number; report?: Indexer['report'] };
    if (said.report) this.report = said.report;
    if (said.embedded !== undefined && said.at !== undefined) {
      this.embedded = said.embedded;
      this.firstAt = Math.min(this.firstAt, said.at);
      this.lastAt = said.at;
    }
    this.#heard.resolve();
    this.#heard = Promise.withResolvers<void>();
  }
}

interface Run {
  readonly indexers: readonly Indexer[];
  readonly perSecond: number;
  /** From the first passage to the index, in s. */
  readonly seconds: number;
  readonly content: string;
}

/** Articles of a passage each. */
function library(articles: number, sentences: number): string {
  const random = randomOf(19);
  const folder = temporaryFolder();
  const text = (i: number): string =>
    `---\ntitle: 第${i}号\n---\n\n${Array.from({ length: sentences }, () => sentence(random)).join('')}\n`;
  writeFiles(
    folder,
    Object.fromEntries(Array.from({ length: articles }, (_, i) => [`${i}.md`, text(i)] as const)),
  );
  return folder;
}

interface RunOptions {
  readonly hasOneCoreEach?: boolean;
  /** May kill some of the indexers. */
  readonly during?: (indexers: readonly Indexer[]) => Promise<void>;
}

/** Indexes with some processes at once. */
async function run(
  articlesDir: string,
  processes: number,
  { hasOneCoreEach = false, during = async () => {} }: RunOptions = {},
): Promise<Run> {
  const prefix = `bench-${randomBytes(6).toString('hex')}`;
  const indexers: Indexer[] = [];
  while (indexers.length < processes) {
    indexers.push(new Indexer(articlesDir, prefix, hasOneCoreEach ? indexers.length : null));
    // The first one leads.
    if (indexers.length === 1 && processes > 1) await indexers[0]?.hasEmbedded(1);
  }
  await during(indexers);
  await Promise.all(indexers.map((each) => each.end()));
  const ended = Date.now();
  const first = Math.min(...indexers.map(({ firstAt }) => firstAt));
  const last = Math.max(...indexers.map(({ lastAt }) => lastAt));
  const content = await contentOf(prefix);
  await fetch(`${url}/${prefix}-*`, { method: 'DELETE' });
  const sum = indexers.reduce((total, { embedded }) => total + embedded, 0);
  return { indexers, perSecond: (1000 * sum) / (last - first), seconds: (ended - first) / 1000, content };
}

/** All that the generation holds, whoever has written it. */
async function contentOf(prefix: string): Promise<string> {
  const reply = await fetch(`${url}/${prefix}-serving/_search?size=10000`);
  const { hits } = (await reply.json()) as { hits: { hits: { _source: object }[] } };
  return hits.hits
    .map(({ _source }) => JSON.stringify(_source))
    .sort()
    .join('\n');
}

test('indexers share a run', async () => {
  const articlesDir = library(ARTICLES, 2);
  const one = await run(articlesDir, 1);
  const two = await run(articlesDir, 2);
  const helperKilled = await run(articlesDir, 2, {
    during: async ([, helper]) => {
      await helper?.hasEmbedded(ARTICLES * KILL_AFTER);
      await helper?.kill();
    },
  });
  const leaderKilled = await run(articlesDir, 2, {
    during: async ([leader]) => {
      await leader?.hasEmbedded(ARTICLES * KILL_AFTER);
      await leader?.kill();
    },
  });
  for (const { content } of [two, helperKilled, leaderKilled]) expect(content).toBe(one.content);
  const passages = one.indexers[0]?.report?.passages ?? 0;
  const twice = ({ indexers }: Run): number =>
    indexers.reduce((total, { embedded }) => total + embedded, 0) - passages;
  record('shared runs', [
    { name: 'passages', value: passages, unit: 'passages' },
    { name: 'load of the machine', value: loadavg()[0] ?? 0, unit: '' },
    { name: 'one process', value: one.perSecond, unit: 'passages/s' },
    { name: 'two processes', value: two.perSecond, unit: 'passages/s' },
    { name: 'of them by the helper', value: two.indexers[1]?.embedded ?? 0, unit: 'passages' },
    { name: 'one process, all', value: one.seconds, unit: 's' },
    { name: 'two processes, all', value: two.seconds, unit: 's' },
    { name: 'embedded twice by two', value: twice(two), unit: 'passages' },
    { name: 'helper killed, all', value: helperKilled.seconds, unit: 's' },
    { name: 'helper killed, embedded twice', value: twice(helperKilled), unit: 'passages' },
    { name: 'leader killed, all', value: leaderKilled.seconds, unit: 's' },
    { name: 'leader killed, embedded twice', value: twice(leaderKilled), unit: 'passages' },
  ]);
});

/** As on machines of their own, except that the cluster's node shares the cores with them. */
test.runIf(process.platform === 'linux')(
  'the more of them have a core each, the faster they are',
  async () => {
    const articlesDir = library(LONG.articles, LONG.sentences);
    const runs: Run[] = [];
    for (let processes = 1; processes <= availableParallelism(); processes *= 2)
      runs.push(await run(articlesDir, processes, { hasOneCoreEach: true }));
    for (const { content } of runs) expect(content).toBe(runs[0]?.content);
    record('shared runs, a core each', [
      { name: 'passages', value: runs[0]?.indexers[0]?.report?.passages ?? 0, unit: 'passages' },
      { name: 'load of the machine', value: loadavg()[0] ?? 0, unit: '' },
      ...runs.flatMap(({ indexers, perSecond, seconds }) => [
        { name: `${indexers.length} at work`, value: perSecond, unit: 'passages/s' },
        { name: `${indexers.length} at work, all`, value: seconds, unit: 's' },
      ]),
    ]);
  },
);
