import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { serverCommand } from '../../src/cli/commands/server.js';
import { loadConfig } from '../../src/config.js';
import { LocalStore } from '../../src/index/local/store.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { ChannelRules } from '../../src/journal/channel-rules.js';
import { Journal } from '../../src/journal/journal.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const SERVER = '200000000000000001';

/** A data folder with an index of two collections and something that is kept of a server. */
async function furnish() {
  const folder = temporaryFolder();
  const [articlesDir, dataDir] = [join(folder, 'articles'), join(folder, 'data')];
  writeFiles(articlesDir, { 'faq/a.md': 'Some words.', 'news/b.md': 'Other words.' });
  const store = new LocalStore(dataDir);
  await store.lease(() => buildIndex({ articlesDir, store, encoder: null }));
  const channels = new ChannelRules(join(dataDir, 'channels.sqlite'));
  const journal = new Journal(join(dataDir, 'journal.sqlite'), { days: 90 });
  onTestFinished(() => {
    channels.close();
    journal.close();
  });
  channels.set(SERVER, '1', 'refuse');
  journal.recordQuestion({ question: 'why', tier: 'nothing', guildId: SERVER });
  const config = loadConfig({ ARTICLES_DIR: articlesDir, DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, folder);
  return { config, channels, journal };
}

/** What a command prints. */
async function printed(work: () => Promise<number>): Promise<{ code: number; said: string }> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const code = await work();
    return { code, said: write.mock.calls.map(([text]) => String(text)).join('') };
  } finally {
    write.mockRestore();
  }
}

it('shows what is kept of a server, says which collections it reads, and erases all of it', async () => {
  const { config, channels, journal } = await furnish();
  const server = (options: object) => printed(() => serverCommand(config, SERVER, options));
  const { said } = await server({ collections: 'faq, news' });
  expect(JSON.parse(said)).toMatchObject({
    server: SERVER,
    channels: [{ channelId: '1', rule: 'refuse' }],
    help_channels: [],
    collections: [{ channelId: null, collections: ['faq', 'news'] }],
    questions: [{ text: 'why', tier: 'nothing', guild: SERVER }],
    votes: [],
    needs: [],
    citations: [],
  });
  expect(channels.bindings.of(SERVER, [])).toEqual(['faq', 'news']);
  await server({ collections: '*' });
  expect(channels.bindings.of(SERVER, [])).toBeNull();
  await server({ collections: '' });
  expect(channels.bindings.of(SERVER, [])).toBeUndefined();
  await expect(server({ collections: 'faq,sports' })).rejects.toThrow(
    'There is no collection sports. There are: faq, news.',
  );
  const last = await server({ erase: true });
  expect(JSON.parse(last.said)).toMatchObject({ questions: [{ text: 'why' }] });
  expect([channels.list(SERVER), journal.gaps(SERVER)]).toEqual([[], []]);
});
