import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { tooSlow } from '../src/index/opensearch/failures.js';
import { OpenSearchStore } from '../src/index/opensearch/store.js';
import type { PassageIndex } from '../src/index/passage-index.js';
import { TimedIndex } from '../src/index/timed-index.js';
import { LiveIndex } from '../src/indexing/live-index.js';
import { at } from '../src/text/at.js';
import { DIMENSIONS, embedded, LIMITS, publish, write } from '../test/index/library.js';
import { articleOf } from '../test/support/article.js';
import { optionsOn } from '../test/support/opensearch/cluster.js';
import {
  killNode,
  removeNode,
  restartNode,
  startCluster,
  type TestNode,
} from '../test/support/opensearch/node.js';
import { unitVector } from '../test/support/vectors.js';
import { quantile, record } from './support/results.js';

const ARTICLES = 1500;
/** How long a run pauses between two articles, so that it lasts while nodes come and go. In ms. */
const PAUSE = 15;
const QUESTION_EVERY = 200;
const WARM_UP = 100;
const LONGEST_WAIT = 15_000;

const articles = Array.from({ length: ARTICLES }, (_, i) =>
  embedded(
    articleOf(`第${i}篇文章谈的是成本。\n\n训练一个模型要花${i}百万元。`, { id: `a${i}`, path: `a${i}.md` }),
  ),
);

/** What a question asks of an index. */
async function question(index: PassageIndex, n: number): Promise<void> {
  const terms = ['成本', `${n % ARTICLES}`];
  await index.documentFrequencies(terms);
  const found = await index.candidates({ terms, vector: unitVector(n, DIMENSIONS), limits: LIMITS });
  const ids = [...new Set(found.slice(0, 12).map(({ passage }) => passage.articleId))];
  const read = await index.articles(ids);
  if (read.size < ids.length) throw new Error('an article is missing');
  await index.sentenceVectors(found.slice(0, 12).map(({ passage }) => passage));
}

/** Asks question after question until it is told to end. */
function keepAsking(live: { use<T>(work: (index: PassageIndex) => Promise<T>): Promise<T> }) {
  const took: number[] = [];
  const failed: string[] = [];
  let isOver = false;
  const one = async (n: number): Promise<void> => {
    const began = performance.now();
    await live.use((index) => question(index, n)).catch((error: unknown) => failed.push(String(error)));
    took.push(performance.now() - began);
  };
  const asking = (async () => {
    const open: Promise<void>[] = [];
    for (let n = 0; !isOver; n++) {
      open.push(one(n));
      await setTimeout(QUESTION_EVERY);
    }
    await Promise.all(open);
  })();
  return {
    async end() {
      isOver = true;
      await asking;
      return { asked: took.length, failed, longest: Math.max(...took), median: quantile(took, 0.5) };
    },
  };
}

async function health(nodes: readonly TestNode[], wanted: string): Promise<boolean> {
  for (const { url } of nodes) {
    const reply = await fetch(`${url}/_cluster/health?${wanted}&timeout=1s`).catch(() => null);
    if (reply?.ok) return true;
  }
  return false;
}

async function secondsUntil(isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) await setTimeout(50);
  return (performance.now() - began) / 1000;
}

/** The place of the elected manager among the nodes. */
async function managerAt(nodes: readonly TestNode[]): Promise<number> {
  const reply = await fetch(`${at(nodes, 0).url}/_cat/cluster_manager?h=node`);
  return Number((await reply.text()).trim().slice(1));
}

/** Kills a node in the middle of a run while questions are asked, and starts it again when the run is over. */
async function killDuring(nodes: TestNode[], urls: readonly string[], victim: number) {
  const store = new OpenSearchStore({ ...optionsOn(''), urls });
  await publish(store, { articles: articles.slice(0, 500) });
  const live = new LiveIndex(store);
  // Java compiles what is called often: the first questions take long, whatever happens to the nodes.
  for (let n = 0; n < WARM_UP; n++) await live.use((index) => question(index, n));
  const asking = keepAsking(new TimedIndex(live, LONGEST_WAIT, () => tooSlow(urls).told));
  let added = 0;
  let killedAt = 0;
  let pause = 0;
  let last = performance.now();
  const began = performance.now();
  const run = store
    .lease(async () => {
      const { writer, info } = await write(store, {
        articles,
        begin: {
          pause: async () => {
            pause = Math.max(pause, performance.now() - last);
            if (++added === 600) {
              killNode(at(nodes, victim));
              killedAt = performance.now();
            }
            await setTimeout(PAUSE);
            last = performance.now();
          },
        },
      });
      await store.publish(writer.id, await store.current());
      return info;
    })
    .then(
      (info) => ({ info, error: null }),
      (error: unknown) => ({ info: null, error: String(error) }),
    );
  const others = nodes.filter((_, i) => i !== victim);
  await expect.poll(() => killedAt, { timeout: 120_000 }).toBeGreaterThan(0);
  const writes = await secondsUntil(async () => {
    const reply = await fetch(`${at(others, 0).url}/probe/_doc?timeout=30s`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(() => null);
    return reply?.ok === true;
  });
  const { info, error } = await run;
  const ran = (performance.now() - began) / 1000;
  await setTimeout(2000);
  const answers = await asking.end();
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  const lost = info ? passages - info.passages : passages;
  const served = await live.use(async (index) => (await index.infos()).length);
  await live.close();
  const started = performance.now();
  nodes[victim] = await restartNode(at(nodes, victim));
  await secondsUntil(() => health(nodes, 'wait_for_status=green&wait_for_nodes=3'));
  const green = (performance.now() - started) / 1000;
  return { answers, error, ran, lost, served, writes, green, pause };
}

test('questions and a run go on while nodes are killed', async () => {
  const whole = {
    isReady: async (port: number) =>
      health([{ url: `http://127.0.0.1:${port}` } as TestNode], 'wait_for_nodes=3'),
  };
  const nodes = await startCluster([
    whole,
    whole,
    { ...whole, settings: { 'node.roles': ['cluster_manager'] } },
  ]);
  onTestFinished(() => {
    for (const node of nodes) removeNode(node);
  });
  const urls = nodes.map(({ url }) => url);
  await fetch(`${at(urls, 0)}/probe`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ settings: { number_of_shards: 2, number_of_replicas: 1 } }),
  });
  const first = await managerAt(nodes);
  const dataNode = [0, 1].find((i) => i !== first) ?? 0;
  for (const [name, victim] of [
    ['a data node', dataNode],
    ['the elected manager', null],
  ] as const) {
    const chosen = victim ?? (await managerAt(nodes));
    const { answers, error, ran, lost, served, writes, green, pause } = await killDuring(nodes, urls, chosen);
    record(
      `three nodes, ${name} (${chosen === 2 ? 'manager only' : 'with data'}) killed while ${ARTICLES} articles are indexed`,
      [
        { name: 'questions asked', value: answers.asked, unit: 'questions' },
        { name: 'questions failed', value: answers.failed.length, unit: 'questions', target: '0' },
        { name: 'question, median', value: answers.median, unit: 'ms' },
        { name: 'question, longest', value: answers.longest, unit: 'ms' },
        { name: 'run done', value: error === null ? 1 : 0, unit: '', target: '1' },
        { name: 'run', value: ran, unit: 's' },
        { name: 'run, longest pause', value: pause, unit: 'ms' },
        { name: 'acknowledged passages lost', value: lost, unit: 'passages', target: '0' },
        { name: 'writes again after', value: writes, unit: 's' },
        { name: 'green again after its start', value: green, unit: 's' },
      ],
    );
    console.log({ error, failed: [...new Set(answers.failed)] });
    expect(served).toBe(ARTICLES);
  }
}, 600_000);
