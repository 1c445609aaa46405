import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCli, startCli } from '../support/cli.js';
import { DiscordStandIn } from '../support/discord/server.js';
import { place, withoutModel } from './folders.js';

/** All below a folder, and the folder itself, that anybody but the owner may do anything with. */
function looseIn(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return [folder, ...paths].filter((path) => (statSync(path).mode & 0o077) !== 0);
}

it.skipIf(process.platform === 'win32')(
  'writes nothing into its data folder that others on the machine can read',
  async () => {
    const { folder, variables, generationsDir } = place({ 'a.md': '# 花园\n\n春天的花园里开满了郁金香。\n' });
    const machine = await withoutModel(folder);
    const env = { ...variables, ...machine.variables };
    const data = join(folder, 'data');
    expect(await runCli(['index'], env)).toMatchObject({ code: 0 });
    expect(looseIn(data)).toEqual([]);
    const names = readdirSync(data, { recursive: true, encoding: 'utf8' });
    expect(names).toEqual(
      expect.arrayContaining(['CURRENT', 'cache/files.json', 'cache/embeddings.sqlite', 'index.lock.guard']),
    );

    for (const path of [data, join(data, 'CURRENT'), generationsDir]) chmodSync(path, 0o755);
    const discord = await DiscordStandIn.start();
    onTestFinished(() => discord.close());
    const bot = startCli(
      ['start'],
      { ...env, DISCORD_TOKEN: discord.identity.token, DISCORD_API_URL: discord.apiUrl },
      folder,
    );
    await discord.botReady();
    await discord.slash('ask', { question: '花园里有什么？' }).reply();
    const kept = readdirSync(data);
    expect(kept).toEqual(expect.arrayContaining(['journal.sqlite', 'channels.sqlite', 'button-key']));
    expect(looseIn(data)).toEqual([]);
    bot.child.kill('SIGTERM');
    await bot.finished;
    expect(looseIn(data)).toEqual([]);
  },
);
