import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { serverCommand } from '../../src/cli/commands/server.js';
import { openSharedStores } from '../../src/cli/shared-stores.js';
import { type Config, loadConfig } from '../../src/config.js';
import { openSharedLog } from '../../src/index/opensearch/shared/open-shared.js';
import { Journal } from '../../src/journal/journal.js';
import { createLogger } from '../../src/logger.js';
import type { OpenSearchSettings } from '../../src/opensearch-settings.js';
import { describeOnCluster, optionsFor, optionsOn } from '../support/opensearch/cluster.js';
import { startGoBetween } from '../support/opensearch/go-between.js';
import { temporaryFolder } from '../support/temp.js';

const SERVER = '200000000000000001';
const asked = { question: 'why', tier: 'nothing', guildId: SERVER } as const;

function configOn(openSearch: OpenSearchSettings): Config {
  const folder = temporaryFolder();
  return { ...loadConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }, folder), openSearch };
}

/** What a bot keeps; closed after the test. */
async function open(config: Config) {
  const log: string[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      log.push(String((JSON.parse(String(line)) as { msg: string }).msg));
      done();
    },
  });
  const stores = await openSharedStores(config, createLogger('info', stream));
  onTestFinished(() => stores.close());
  return { ...stores, log };
}

it('a bot that is to keep no questions deletes those of before when it starts, but no command that shows them does', async () => {
  const folder = temporaryFolder();
  const config = loadConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', GAPS: 'off' }, folder);
  const file = join(config.dataDir, 'journal.sqlite');
  const before = new Journal(file, { days: 90 });
  before.recordQuestion(asked);
  before.close();
  expect(await printed(() => serverCommand(config, SERVER, {}))).toMatchObject({
    questions: [{ text: 'why' }],
  });
  for (const end of ['-wal', '-shm', '.damaged']) writeFileSync(`${file}${end}`, '');
  const { channels, journal, log } = await open(config);
  channels.set(SERVER, '1', 'refuse');
  expect(journal).toBeNull();
  expect(readdirSync(config.dataDir).filter((name) => name.startsWith('journal'))).toEqual([]);
  expect(log).toEqual([`GAPS is off: the questions that were kept before in ${file} are deleted`]);
  expect((await open(config)).log).toEqual([]);
});

it('a bot whose cluster is down keeps everything in its data folder, and says so', async () => {
  const nowhere = await startGoBetween(null);
  const config = configOn(optionsOn(nowhere.url));
  const { channels, journal, log, exchange } = await open(config);
  expect(log).toEqual([
    expect.stringMatching(/^The key of the buttons is that of the data folder/),
    expect.stringMatching(/They are kept here, and go to the cluster as soon as it answers$/),
  ]);
  channels.set(SERVER, '1', 'refuse');
  journal?.recordVote(asked, false, 'ballot');
  expect(channels.isOpen(SERVER, ['1'])).toBe(false);
  expect(journal?.gaps(SERVER)).toHaveLength(1);
  await expect(exchange()).rejects.toMatchObject({ code: 'cluster' });
}, 60_000);

it('a bot that can write nothing keeps in memory what the cluster is to have', async () => {
  const nowhere = await startGoBetween(null);
  const config = configOn(optionsOn(nowhere.url));
  writeFileSync(config.dataDir, 'no folder');
  const { channels, journal, log } = await open(config);
  expect(log.filter((line) => line.includes('in memory until the cluster has it'))).toHaveLength(2);
  channels.set(SERVER, '1', 'refuse');
  journal?.recordQuestion(asked);
  expect([channels.isOpen(SERVER, ['1']), journal?.gaps(SERVER).length]).toEqual([false, 1]);
});

describeOnCluster('the stores of bots on a cluster', (url) => {
  it('have one key, also in the data folder, and what one keeps is shown and erased by the other', async () => {
    const options = optionsFor(url());
    const [first, second] = [configOn(options), configOn(options)];
    const one = await open(first);
    const other = await open(second);
    expect(Buffer.from(other.key)).toEqual(Buffer.from(one.key));
    expect(readFileSync(join(second.dataDir, 'button-key'))).toEqual(Buffer.from(one.key));
    expect(other.log).toEqual([expect.stringContaining('have another key')]);
    one.channels.set(SERVER, '1', 'refuse');
    one.journal?.recordQuestion(asked);
    await one.exchange();
    const onlyHere = configOn(options);
    const said = () => printed(() => serverCommand(onlyHere, SERVER, {}));
    await expect.poll(said, { timeout: 20_000 }).toMatchObject({
      channels: [{ channelId: '1', rule: 'refuse' }],
      questions: [{ text: 'why' }],
    });
    await printed(() => serverCommand(onlyHere, SERVER, { erase: true }));
    await expect.poll(() => one.journal?.gaps(SERVER), { timeout: 20_000 }).toEqual([]);
    await expect.poll(() => other.channels.list(SERVER), { timeout: 20_000 }).toEqual([]);
    expect(one.channels.list(SERVER)).toEqual([]);
  });
});

describeOnCluster('a bot on a cluster that is to keep no questions', (url) => {
  it('deletes them there, takes none over, and still shows and erases what it had kept itself', async () => {
    const options = optionsFor(url());
    const one = await open(configOn(options));
    one.journal?.recordQuestion(asked);
    one.channels.set(SERVER, '1', 'refuse');
    await one.exchange();
    const config = { ...configOn(options), journalDays: null };
    const own = new Journal(join(config.dataDir, 'journal.sqlite'), { days: 90 });
    onTestFinished(() => own.close());
    own.recordQuestion({ ...asked, question: 'before' });
    const kinds = async () => {
      const log = openSharedLog(options);
      const { entries } = (await log.after(-1, ['question', 'rule'])) ?? { entries: [] };
      return entries.map(({ kind }) => kind).sort();
    };
    await expect.poll(kinds, { timeout: 20_000 }).toEqual(['question', 'rule']);
    const said = await printed(() => serverCommand(config, SERVER, { erase: true }));
    expect(said).toMatchObject({ channels: [{ channelId: '1' }], questions: [{ text: 'before' }] });
    expect(own.gaps(SERVER)).toEqual([]);
    await expect.poll(kinds, { timeout: 20_000 }).toEqual([]);

    one.channels.set(SERVER, '1', 'allow');
    one.journal?.recordQuestion(asked);
    await one.exchange();
    await expect.poll(kinds, { timeout: 20_000 }).toEqual(['question', 'rule']);
    const without = await open(config);
    await without.exchange();
    expect(without.journal).toBeNull();
    await expect.poll(kinds, { timeout: 20_000 }).toEqual(['rule']);
  });
});

describeOnCluster('the key of bots on a cluster', (url) => {
  it('is brought back by them if all that they share is lost, before a new bot brings its own', async () => {
    const options = optionsFor(url());
    const one = await open(configOn(options));
    await one.exchange();
    await fetch(`${url()}/${options.prefix}-shared`, { method: 'DELETE' });
    for (let round = 0; round < 2; round++) await one.exchange();
    const late = await open(configOn(options));
    expect(Buffer.from(late.key)).toEqual(Buffer.from(one.key));
    expect(one.log).toEqual([]);
  });
});

/** What a command prints, as an object. */
async function printed(work: () => Promise<number>): Promise<unknown> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await work();
    return JSON.parse(write.mock.calls.map(([text]) => String(text)).join(''));
  } finally {
    write.mockRestore();
  }
}
