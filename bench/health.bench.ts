import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { modelsDir } from '../test/embedding/real-model.js';
import { startCli } from '../test/support/cli.js';
import { DiscordStandIn } from '../test/support/discord/server.js';
import { temporaryFolder } from '../test/support/temp.js';

/** The shortest that can be set, in seconds. */
const PATIENCE = 30;

test('a gateway that stays down: exit code 75 after HEALTH_EXIT_AFTER, and a new start answers', async () => {
  const discord = await DiscordStandIn.start();
  onTestFinished(() => discord.close());
  const dataDir = temporaryFolder();
  const start = () =>
    startCli(['start'], {
      DISCORD_TOKEN: discord.identity.token,
      DISCORD_API_URL: discord.apiUrl,
      ARTICLES_DIR: join(import.meta.dirname, '../seeds'),
      DATA_DIR: dataDir,
      MODELS_DIR: modelsDir,
      HEALTH_EXIT_AFTER: String(PATIENCE),
    });
  const first = start();
  await discord.botReady(null, 300_000);
  discord.gateway.isUp = false;
  discord.gateway.drop(1006);
  const began = performance.now();
  const { code, stderr } = await first.finished;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log({ code, seconds, attempts: discord.gateway.refused, said: stderr.trim().split('\n').at(-1) });
  expect(code).toBe(75);
  discord.gateway.isUp = true;
  start();
  await discord.changes.until(() => discord.gateway.isConnected, 'the new start', 60_000);
  const { content } = await discord.slash('ask', { question: 'AGI 是什么？' }).reply();
  expect(content).toContain('AGI');
});
