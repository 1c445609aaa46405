import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runOn, type SmallDisk, smallDisk, startOn, whyNoSmallDisk } from '../indexing/support/small-disk.js';
import type { Variables } from '../support/cli.js';
import { DiscordStandIn } from '../support/discord/server.js';
import { machineWithoutModel } from '../support/no-model.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const QUESTION = '训练这个模型花了多少钱？';
const SAID = '训练这个模型一共花了六百万美元。';
const OTHER_CHANNEL = '100000000000000099';
const MANAGE_SERVER = { permissions: 0x20n };

const why = whyNoSmallDisk();
const note = why === null ? '' : ` (skipped: ${why})`;

interface Place {
  readonly disk: SmallDisk;
  readonly discord: DiscordStandIn;
  readonly variables: Variables;
}

/** A small disk with articles and the index of them. */
async function indexedDisk(): Promise<Place> {
  const disk = await smallDisk(8 * 1024);
  const discord = await DiscordStandIn.start();
  const machine = await machineWithoutModel(temporaryFolder());
  onTestFinished(async () => {
    await Promise.all([discord.close(), machine.close()]);
  });
  writeFiles(join(disk.seen, 'articles'), { 'a.md': `# 成本\n\n${SAID}\n` });
  const variables = {
    ...machine.variables,
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: discord.apiUrl,
    ARTICLES_DIR: join(disk.folder, 'articles'),
    DATA_DIR: join(disk.folder, 'data'),
    LOCALE: 'en-US',
    LOG_LEVEL: 'info',
  };
  expect(await runOn(disk, [MAIN, 'index'], variables)).toMatchObject({ code: 0 });
  return { disk, discord, variables };
}

async function startBot({
  disk,
  discord,
  variables,
}: Place): Promise<{ log(): string; stop(): Promise<void> }> {
  const child = startOn(disk, [MAIN, 'start'], variables);
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  onTestFinished(() => void child.kill('SIGKILL'));
  await discord.botReady();
  return {
    log: () => log,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}

describe.skipIf(why !== null)(`a bot whose data folder takes nothing${note}`, () => {
  it('answers on a full disk, and says in the log what it can not keep', async () => {
    const place = await indexedDisk();
    place.disk.fill();
    const bot = await startBot(place);
    const { discord } = place;
    const reply = await discord.slash('ask', { question: QUESTION }).reply();
    expect(reply.embeds[0]?.description).toContain(SAID);
    for (const loss of ['no channel can be opened or closed', 'not kept for /gaps', 'buttons work until'])
      expect(bot.log()).toMatch(
        new RegExp(`Nothing can be written to .*data, since its disk is full: .*${loss}`),
      );
    expect(bot.log()).not.toContain('    at ');
    const gaps = await discord.slash('gaps', {}, MANAGE_SERVER).reply();
    expect(gaps.content).toContain('can’t write to its data folder');
    expect(discord.violations).toEqual([]);
  });

  it('keeps to its rules on a read-only one, and says what stands in the way of a new index', async () => {
    const place = await indexedDisk();
    const { discord, disk } = place;
    const first = await startBot(place);
    await discord.sub('channels', 'refuse', { channel: OTHER_CHANNEL }, MANAGE_SERVER).reply();
    await first.stop();
    await disk.makeReadOnly();

    const bot = await startBot(place);
    const reply = await discord.slash('ask', { question: QUESTION }).reply();
    expect(reply.embeds[0]?.description).toContain(SAID);
    const rules = await discord.sub('channels', 'list', {}, MANAGE_SERVER).reply();
    expect(rules.content).toContain(OTHER_CHANNEL);
    const reindex = discord.slash('reindex', {}, MANAGE_SERVER);
    const isTold = (): boolean => JSON.stringify(reindex.followUps).includes("can't be written to");
    await discord.changes.until(isTold, 'what stands in the way');
    expect(bot.log()).toMatch(
      /Nothing can be written to .*data, since the bot may not write there: questions/,
    );
    expect(bot.log()).not.toContain('buttons work until');
    expect(discord.violations).toEqual([]);
  });

  it('does not start where it can not read which channels it may be used in', async () => {
    const { disk, variables } = await indexedDisk();
    const rules = join(temporaryFolder(), 'channels.sqlite');
    const old = new Database(rules);
    old.pragma('journal_mode = WAL');
    old.exec('CREATE TABLE channels (guild TEXT, channel TEXT, rule TEXT)');
    old.close();
    copyFileSync(rules, join(disk.seen, 'data/channels.sqlite'));
    await disk.makeReadOnly();
    const ended = await runOn(disk, [MAIN, 'start'], variables);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^The file .*channels\.sqlite can't be read: .* start the bot again\.$/m);
    expect(ended.stderr).not.toContain('    at ');
  });
});
