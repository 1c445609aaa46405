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
import { temporaryFolder } from '../support/temp.js';

const unable = async (): Promise<never> => {
  throw new Error('Nobody asks for this here');
};

/** The pages and the API as they are served, of one collection alone. */
async function serve(collections: string): Promise<string> {
  const folder = temporaryFolder();
  const env = { WEB_PORT: '0', API_PER_MINUTE: '6000', ASK_PER_MINUTE: '600', WEB_COLLECTIONS: collections };
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

it('the pages and the API show all collections where none is named', async () => {
  const address = await serve('');
  const { total } = (await (await fetch(`${address}/api/articles`)).json()) as { total: number };
  expect(total).toBe(13);
});
