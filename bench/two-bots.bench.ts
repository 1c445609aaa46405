import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '../src/errors.js';
import { OpenSearchStore } from '../src/index/opensearch/store.js';
import { modelsDir } from '../test/embedding/real-model.js';
import { startCli, type Variables } from '../test/support/cli.js';
import { DiscordStandIn } from '../test/support/discord/server.js';
import { filesOf } from '../test/support/many-bots/editions.js';
import { type Cast, gapsOf, type Played, play } from '../test/support/many-bots/play.js';
import { removeNode, startNode } from '../test/support/opensearch/node.js';
import { temporaryFolder, writeFiles } from '../test/support/temp.js';
import { type Figure, quantile, record } from './support/results.js';

/** In ms: 5 minutes. */
const FOR = 300_000;
/** How long a bot may take to start, in ms. */
const START = 180_000;

/** A bot in its own process, with its own data folder. */
async function startBot(env: Variables): Promise<DiscordStandIn> {
  const discord = await DiscordStandIn.start();
  onTestFinished(() => discord.close());
  startCli(['start'], {
    ...env,
    DATA_DIR: temporaryFolder(),
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: discord.apiUrl,
    LOCALE: 'en-US',
    ASK_PER_MINUTE: '600',
  });
  await discord.botReady(null, START);
  return discord;
}

/** An indexer in its own process. @throws UserError `busy` while another one runs */
async function runIndexer(env: Variables, dataDir: string, edition: number): Promise<string> {
  const articles = temporaryFolder();
  writeFiles(articles, filesOf(edition));
  const args = ['index', '--json', '--articles', articles, '--data', dataDir];
  const { code, stdout, stderr } = await startCli(args, env).finished;
  if (/indexer is running already|indexer has just started/.test(stderr)) throw new UserError('busy', stderr);
  if (code !== 0) throw new Error(stderr);
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return (JSON.parse(last) as { generation: string }).generation;
}

function figuresOf({ answers, presses, waits, followed, delays, stale, switches, rules }: Played): Figure[] {
  const count = (outcome: string): number => presses.filter((one) => one.outcome === outcome).length;
  const times = answers.map(({ began, ended }) => ended - began);
  return [
    { name: 'answers', value: answers.length, unit: '' },
    { name: 'answer median', value: quantile(times, 0.5), unit: 'ms' },
    { name: 'answer p95', value: quantile(times, 0.95), unit: 'ms' },
    {
      name: 'answers not of one generation',
      value: answers.filter(({ editions }) => editions.length !== 1).length,
      unit: '',
      target: '0',
    },
    { name: 'generations', value: switches, unit: '' },
    { name: 'times an indexer waited', value: waits, unit: '' },
    { name: 'switch followed, median', value: quantile(followed, 0.5), unit: 'ms' },
    { name: 'switch followed, longest', value: Math.max(...followed), unit: 'ms' },
    { name: 'first new answer, median', value: quantile(delays, 0.5), unit: 'ms' },
    { name: 'first new answer, longest', value: Math.max(...delays), unit: 'ms' },
    { name: 'old answer begun after switch', value: stale, unit: 'ms', target: 'at most 1000' },
    { name: 'presses', value: presses.length, unit: '' },
    { name: 'presses that work', value: count('works'), unit: '' },
    { name: 'presses on a changed article', value: count('outdated'), unit: '' },
    { name: 'presses refused', value: count('refused'), unit: '', target: '0' },
    { name: 'rules', value: rules.length, unit: '' },
    { name: 'rule median', value: quantile(rules, 0.5), unit: 'ms' },
    { name: 'rule longest', value: Math.max(...rules), unit: 'ms' },
  ];
}

/*
 * Two bots and two indexers, each a process, on one cluster for five minutes. People ask both bots and press every
 * button of an answer in the other bot; admins change rules in one and look in the other.
 */
test('two bots and two indexers on one cluster', async () => {
  const node = await startNode();
  onTestFinished(() => removeNode(node));
  const prefix = `bench-${randomBytes(4).toString('hex')}`;
  const env = { OPENSEARCH_URL: node.url, OPENSEARCH_PREFIX: prefix, MODELS_DIR: modelsDir };
  const folders = [temporaryFolder(), temporaryFolder()];
  await runIndexer(env, folders[0] ?? '', 0);
  const login = { user: null, password: null, apiKey: null, caFile: null };
  const settings = { urls: [node.url], ...login, prefix, shards: 1 };
  const store = new OpenSearchStore({ ...settings, freshFor: 0 });
  const reader = new OpenSearchStore(settings);
  const cast: Cast = {
    discords: [await startBot(env), await startBot(env)],
    index: (indexer, edition) => runIndexer(env, folders[indexer] ?? '', edition),
    serving: () => store.current(),
    following: () => reader.current(),
  };
  const played = await play(cast, FOR);
  record('two-bots', figuresOf(played));
  expect(played.answers.filter(({ editions }) => editions.length !== 1)).toEqual([]);
  expect(played.presses.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
  await expect.poll(async () => new Set(await gapsOf(cast)).size, { timeout: 10_000 }).toBe(1);
  for (const { violations } of cast.discords) expect(violations).toEqual([]);
}, 640_000);
