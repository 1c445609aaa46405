import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@opensearch-project/opensearch';
import { describe, onTestFinished, test } from 'vitest';
import {
  articleDocument,
  type IdentifiedDocument,
  passageDocument,
} from '../../src/index/opensearch/documents.js';
import { mappingsFor, settingsFor } from '../../src/index/opensearch/mapping.js';
import { OpenSearchStore } from '../../src/index/opensearch/store.js';
import type { EmbeddedArticle } from '../../src/index/records.js';
import { removeNode, startNode, type TestNode } from '../../test/support/opensearch/node.js';
import { untilLaidOut } from '../../test/support/opensearch/shared-node.js';
import { type Figure, record } from '../support/results.js';
import { ask, figuresOf, load, type Task } from './support/children.js';
import { libraryOf } from './support/folder.js';
import { articlesOf, MAKE, writeLibrary } from './support/library.mjs';

/*
 * One node, Lucene's engine. BENCH_SIZES and BENCH_BULK are for smaller machines; BENCH_HEAP is the node's memory, and
 * BENCH_BUFFER how much of it holds what is not written to the disk yet: with more, fewer graphs are merged.
 */
const SIZES = (process.env.BENCH_SIZES ?? '10000,100000,1000000').split(',').map(Number);
const BULK = Number(process.env.BENCH_BULK ?? '100000');
const HEAP = process.env.BENCH_HEAP ?? '2g';
const BUFFER = process.env.BENCH_BUFFER ?? '10%';
const QUESTIONS = 200;
/** By then Java has compiled what a question needs: the first ones take several times as long. */
const UNTIMED = 200;
const COMPARED = 50;
/** In ms: three hours. */
const PATIENCE = 10_800_000;

/** How many documents the plain loop sends at once, and in how many turns each of the two writes. */
const PLAIN = 500;
const ROUNDS = 5;

async function node(): Promise<TestNode> {
  await untilLaidOut();
  const settings = { 'indices.memory.index_buffer_size': BUFFER };
  const started = await startNode({ heap: HEAP, isThorough: true, settings });
  onTestFinished(() => removeNode(started));
  return started;
}

function storeOn(url: string, prefix: string): OpenSearchStore {
  const login = { user: null, password: null, apiKey: null, caFile: null };
  return new OpenSearchStore({ urls: [url], ...login, prefix, shards: 1 });
}

/** What a node has used of the processor, in s. Linux only. */
function cpuOf({ pid }: TestNode): number {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / 100;
}

interface Spent {
  wall: number;
  client: number;
  server: number;
}

async function spending(on: TestNode, total: Spent, work: () => Promise<void>): Promise<void> {
  const [wall, client, server] = [performance.now(), process.cpuUsage(), cpuOf(on)];
  await work();
  const { user, system } = process.cpuUsage(client);
  total.wall += (performance.now() - wall) / 1000;
  total.client += (user + system) / 1e6;
  total.server += cpuOf(on) - server;
}

/** The same documents in a loop that anybody would write. */
async function plainLoop(client: Client, index: string, articles: readonly EmbeddedArticle[]): Promise<void> {
  const body = { settings: settingsFor({ shards: 1 }), mappings: mappingsFor(MAKE, {}) };
  await client.transport.request({ method: 'PUT', path: `/${index}`, body });
  let waiting: object[] = [];
  const send = async (): Promise<void> => {
    const { body: reply } = await client.bulk({ index, body: waiting });
    if (reply.errors) throw new Error('a document was refused');
    waiting = [];
  };
  const put = async ({ id, document }: IdentifiedDocument): Promise<void> => {
    waiting.push({ index: { _id: id } }, document);
    if (waiting.length >= 2 * PLAIN) await send();
  };
  for (const article of articles) {
    for (const [i, passage] of article.passages.entries())
      await put(passageDocument(article, passage, article.embeddings[i], 'plain'));
    await put(articleDocument(article, 'plain'));
  }
  if (waiting.length > 0) await send();
  await client.indices.refresh({ index });
}

describe('on a cluster', () => {
  test(
    'writing, against a plain loop',
    async () => {
      const on = await node();
      const client = new Client({ node: on.url });
      const spent = { ours: none(), plain: none() };
      for (let round = 0; round < ROUNDS; round++) {
        const articles = [...articlesOf([{ name: `round-${round}`, passages: BULK / ROUNDS }])];
        const ours = (): Promise<void> =>
          spending(on, spent.ours, async () => {
            const writer = await storeOn(on.url, `ours-${round}`).begin(MAKE);
            for (const article of articles) await writer.add(article);
            await writer.finish();
          });
        const plain = (): Promise<void> =>
          spending(on, spent.plain, () => plainLoop(client, `plain-${round}`, articles));
        for (const work of round % 2 === 0 ? [ours, plain] : [plain, ours]) await work();
        await client.indices.delete({ index: `ours-${round}-*,plain-${round}` });
      }
      const figures = ([name, { wall, client, server }]: [string, Spent]): Figure[] => [
        { name: `${name}: passages a second`, value: BULK / wall, unit: '/s' },
        { name: `${name}: processor of the writer, each`, value: (1000 * client) / BULK, unit: 'ms' },
        { name: `${name}: processor of the node, each`, value: (1000 * server) / BULK, unit: 'ms' },
      ];
      record(`scale, bulk, ${BULK} passages in ${ROUNDS} turns`, [
        ...Object.entries(spent).flatMap(figures),
        { name: 'ours / plain, passages a second', value: spent.plain.wall / spent.ours.wall, unit: 'x' },
        load(),
      ]);
    },
    PATIENCE,
  );

  test.each(SIZES)(
    'a question among %i passages, beside a local index',
    async (size) => {
      const collections = [{ name: 'default', passages: size }];
      const on = await node();
      const built = none();
      await spending(on, built, async () => {
        await writeLibrary(storeOn(on.url, 'bench'), collections, tell);
      });
      const library = await libraryOf(String(size), collections);
      const task: Task = {
        data: null,
        url: on.url,
        prefix: 'bench',
        pid: on.pid,
        passages: size,
        untimed: UNTIMED,
        questions: QUESTIONS,
        compared: COMPARED,
        vectors: join(library.generation, 'vectors.f32'),
        places: [{ name: 'cluster', within: null, ranges: [[0, size]] }],
      };
      const cluster = await ask(task);
      const local = await ask({
        ...task,
        data: library.data,
        pid: 0,
        places: [{ name: 'local', within: null, ranges: [[0, size]] }],
      });
      const [summary] = await storeOn(on.url, 'bench').list();
      record(`scale, cluster, ${size} passages, one node, heap ${HEAP}`, [
        { name: 'written, passages a second', value: size / built.wall, unit: '/s' },
        { name: 'processor of the writer, each', value: (1000 * built.client) / size, unit: 'ms' },
        { name: 'processor of the node, each', value: (1000 * built.server) / size, unit: 'ms' },
        { name: 'disk', value: (summary?.bytes ?? Number.NaN) / 1e6, unit: 'MB' },
        { name: 'memory of the node', value: residentOf(on), unit: 'MB' },
        { name: 'memory of the bot', value: cluster.rss, unit: 'MB' },
        ...[...cluster.places, ...local.places].flatMap((asked) => figuresOf(asked.name, asked)),
        load(),
      ]);
    },
    PATIENCE,
  );
});

function tell(passages: number): void {
  process.stderr.write(`${passages} ${process.uptime().toFixed(0)} s\n`);
}

function none(): Spent {
  return { wall: 0, client: 0, server: 0 };
}

/** In MB. Linux only. */
function residentOf({ pid }: TestNode): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1024) / 1e6;
}
