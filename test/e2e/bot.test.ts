import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelsDir } from '../embedding/real-model.js';
import { type Running, startCli } from '../support/cli.js';
import type { UsedInteraction } from '../support/discord/interactions.js';
import { DiscordStandIn } from '../support/discord/server.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { withoutModel } from './folders.js';

const MANAGE_SERVER = { permissions: 0x20n };

let discord: DiscordStandIn;
beforeAll(async () => {
  discord = await DiscordStandIn.start();
});
afterAll(() => discord.close());

function startBot(folder: string, env: Readonly<Record<string, string>> = {}): Running {
  return startCli(
    ['start'],
    {
      DISCORD_TOKEN: discord.identity.token,
      DISCORD_API_URL: discord.apiUrl,
      ARTICLES_DIR: join(folder, 'articles'),
      DATA_DIR: join(folder, 'data'),
      MODELS_DIR: modelsDir,
      LOCALE: 'en-US',
      ...env,
    },
    folder,
  );
}

/** What the admin is told of a run, apart from everyone else. */
async function reportOf(interaction: UsedInteraction): Promise<string> {
  const { embeds, isEphemeral } = await interaction.followUp();
  expect(isEphemeral).toBe(true);
  return JSON.stringify(embeds);
}

describe('the bot as a process', () => {
  it('builds, answers, reindexes a changed article and answers from it, without a restart', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'articles/cost.md':
        '---\ntitle: 训练成本\nurl: https://example.com/cost\ndate: 2025-02-11\n---\n\n训练这个模型一共花了六百万美元。\n',
      'articles/garden.md': '---\ntitle: 花园\n---\n\n春天的花园里开满了郁金香，园丁每天早上浇水。\n',
    });
    const bot = startBot(folder);
    await discord.botReady();

    const first = await discord.slash('ask', { question: '训练这个模型花了多少钱？' }).reply();
    expect(first.embeds[0]).toMatchObject({
      title: '训练成本',
      url: expect.stringMatching(/^https:\/\/example\.com\/cost#:~:text=/),
      description: expect.stringContaining('六百万美元'),
    });

    writeFiles(folder, {
      'articles/cost.md':
        '---\ntitle: 训练成本\nurl: https://example.com/cost\ndate: 2025-02-12\n---\n\n训练这个模型一共花了九百万美元，比最初公布的要多。\n',
      'articles/empty.md': '',
    });
    const reindex = discord.slash('reindex', {}, MANAGE_SERVER);
    const report = await reportOf(reindex);
    expect(report).toContain('cost');
    expect(report).toContain('empty.md');

    const second = await discord.slash('ask', { question: '训练这个模型花了多少钱？' }).reply();
    expect(second.embeds[0]).toMatchObject({ description: expect.stringContaining('九百万美元') });

    await discord.press(reindex, 'Restore previous index', MANAGE_SERVER).followUp();
    discord.gateway.dispatch('INTERACTION_CREATE', { type: 2, data: null });
    const third = await discord.slash('ask', { question: '训练这个模型花了多少钱？' }).reply();
    expect(third.embeds[0]).toMatchObject({ description: expect.stringContaining('六百万美元') });
    expect(bot.output()).toContain('An event could not be handled');
    expect(discord.violations).toEqual([]);

    bot.child.kill('SIGTERM');
    expect((await bot.finished).code).toBe(0);
  });

  it('builds the index anew where another version wrote it, says without a token how to get one, and ends', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'articles/a.md': '一篇文章的正文。',
      'data/CURRENT': 'old\n',
      'data/generations/old/generation.json': '{"format":0}',
    });
    const machine = await withoutModel(folder);
    const bot = startBot(folder, { ...machine.variables, DISCORD_TOKEN: '' });
    bot.child.stdin?.end();
    const { code, stdout, stderr } = await bot.finished;
    expect(code).toBe(0);
    expect(stderr).toContain('The index is damaged, or of another version or model: building one from');
    expect(stderr).toContain('1 article, 1 passage');
    for (const step of ['1. ', '2. ', '3. ', 'DISCORD_TOKEN=']) expect(stdout).toContain(step);
  });
});
