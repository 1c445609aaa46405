import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { articleKey } from '../../src/articles/article-key.js';
import { PinsFile } from '../../src/articles/pins/pins-file.js';
import { servePage } from '../../src/cli/serving/serve-page.js';
import { loadConfig } from '../../src/config.js';
import { IndexRuns } from '../../src/indexing/runs.js';
import { ChannelRules } from '../../src/journal/channel-rules.js';
import { createLogger } from '../../src/logger.js';
import { FairQueue, QUESTION_QUEUE } from '../../src/operations/fair-queue.js';
import { leakIn, MARKERS, TEXTS, twoCollections } from '../support/collections/two.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const unable = async (): Promise<never> => {
  throw new Error('Nobody asks for this here');
};

/** The pages and the API as they are served, of one collection alone. @param keys the lines of a file of keys */
async function serve(collections: string, keys: readonly string[] = []): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { keys: keys.join('\n') });
  const env = {
    WEB_PORT: '0',
    API_PER_MINUTE: '6000',
    ASK_PER_MINUTE: '600',
    WEB_COLLECTIONS: collections,
    API_KEYS_FILE: keys.length > 0 ? 'keys' : '',
  };
  const config = loadConfig({ ...env, DATA_DIR: join(folder, 'data'), LOCALE: 'en-US' }, folder);
  const channels = new ChannelRules(':memory:');
  const queue = new FairQueue(QUESTION_QUEUE);
  const parts = { answers: await twoCollections(), runIndexer: unable, goBack: unable, journal: null };
  const bot = { ...parts, channels, pins: null, key: Buffer.from('only for tests'), queue };
  const runs = new IndexRuns(unable);
  const generations = { list: async () => [], current: async () => null };
  const page = await servePage(
    config,
    { ...bot, logger: createLogger('silent') },
    {
      answers: parts.answers,
      explain: unable,
      queue,
      generations,
      journal: null,
      runs,
      articlesDir: folder,
      pins: new PinsFile(folder),
      tokens: null,
    },
  );
  if (!page) throw new Error('There is no page');
  onTestFinished(async () => {
    await page.close();
    await runs.close();
    channels.close();
  });
  return page.address;
}

/** What all routes say to a text. */
const pathsFor = (text: string): string[] => {
  const q = encodeURIComponent(text);
  return [
    `/api/ask?q=${q}&limit=10`,
    `/api/ask?q=${q}&article=sea/price`,
    `/api/ask?q=${q}&article=${q}`,
    `/api/timeline?q=${q}`,
    `/api/find?q=${q}`,
    `/api/articles/${q}`,
    `/read?q=${q}`,
    `/read/${q}`,
    `/complete?command=source&option=article&text=${q}`,
    `/complete?command=ask&option=article&text=${q}`,
  ];
};

const FIXED = [
  '/',
  '/read',
  '/read/sea/price',
  '/read/only',
  '/api/articles?limit=100',
  '/api/articles/sea/price',
  '/api/articles/only',
  `/api/articles/%23${articleKey('sea/copy')}`,
  '/api/openapi.json',
  '/channel',
];

it('the pages and the API tell nothing of collections that they are not to show', async () => {
  const address = await serve('tree');
  const jar = { cookie: '' };
  const get = async (path: string, init: RequestInit = {}): Promise<string> => {
    const headers = { ...init.headers, cookie: jar.cookie };
    const response = await fetch(`${address}${path}`, { ...init, headers });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) jar.cookie = set.split(';')[0] ?? '';
    return `${path}\n${await response.text()}`;
  };
  const use = (text: string): Promise<string> => {
    const fields = { command: 'ask', 'option.question': text };
    const init = { method: 'POST', headers: { origin: address, 'x-part': 'channel' } };
    return get('/commands', { ...init, body: new URLSearchParams(fields) });
  };
  const told: string[] = [];
  for (const path of [...FIXED, ...TEXTS.flatMap(pathsFor)]) told.push(await get(path));
  for (const text of TEXTS.slice(0, 5)) told.push(await use(text));
  expect(told.join('\n')).toContain(MARKERS.tree);
  expect(told.flatMap((one) => leakIn(one, 'tree') ?? [])).toEqual([]);
  expect(JSON.parse((await get('/api/articles?limit=1')).split('\n').slice(1).join('\n'))).toMatchObject({
    total: 6,
    articles: [{ collection: 'tree' }],
  });
});

const KEYS = {
  tree: 'the-key-of-those-in-the-tree',
  usual: 'the-key-of-everybody-else',
} as const;

/** What the tools are called with for a text. */
const callsFor = (text: string): object[] => [
  { name: 'ask', arguments: { question: text, limit: 10 } },
  { name: 'ask', arguments: { question: text, article: 'tree/price' } },
  { name: 'ask', arguments: { question: text, article: 'sea/price' } },
  { name: 'read', arguments: { article: text } },
  { name: 'find_quotation', arguments: { text } },
  { name: 'timeline', arguments: { topic: text } },
];

it.each([
  { key: KEYS.tree, bound: 'tree' },
  { key: KEYS.usual, bound: 'sea' },
] as const)('a key tells nothing of collections that it is not for: $key', async ({ key, bound }) => {
  const address = await serve('sea', [`${KEYS.tree} @ none, tree`, KEYS.usual]);
  const authorization = `Bearer ${key}`;
  const get = async (path: string): Promise<string> =>
    `${path}\n${await (await fetch(`${address}${path}`, { headers: { authorization } })).text()}`;
  const call = async (params: object): Promise<string> => {
    const headers = {
      authorization,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
    return (await fetch(`${address}/mcp`, { method: 'POST', headers, body })).text();
  };
  const told: string[] = [];
  const paths = [...FIXED, ...TEXTS.flatMap(pathsFor)].filter((path) => path.startsWith('/api'));
  for (const path of paths) told.push(await get(path));
  for (const params of TEXTS.flatMap(callsFor)) told.push(await call(params));
  expect(told.filter((one) => one.includes(MARKERS[bound])).length).toBeGreaterThan(TEXTS.length);
  expect(told.flatMap((one) => leakIn(one, bound) ?? [])).toEqual([]);
});

it('no key tells anything to whoever has none', async () => {
  const address = await serve('', [`${KEYS.tree} @tree`]);
  for (const path of FIXED.filter((each) => each.startsWith('/api')))
    expect((await fetch(`${address}${path}`)).status).toBe(401);
});

it('the pages and the API show all collections where none is named', async () => {
  const address = await serve('');
  const { total } = (await (await fetch(`${address}/api/articles`)).json()) as { total: number };
  expect(total).toBe(13);
});
