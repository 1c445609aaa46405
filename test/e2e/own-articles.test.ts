import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonLines, startCli } from '../support/cli.js';
import { run } from '../support/command.js';
import { DiscordStandIn } from '../support/discord/server.js';
import { writeFiles } from '../support/temp.js';
import { place, withoutModel } from './folders.js';

let discord: DiscordStandIn;
beforeAll(async () => {
  discord = await DiscordStandIn.start();
});
afterAll(() => discord.close());

const STARTER = { 'starter.md': '# 花园\n\n春天的花园里开满了郁金香。\n' };
const OWN = { 'own/mine.md': '# 码头\n\n清晨的码头上停着三艘货船。\n' };

/** An index of the starter articles, and a folder with others beside them. */
async function indexed() {
  const { folder, variables, write } = place(STARTER);
  writeFiles(folder, OWN);
  const env = {
    ...variables,
    ...(await withoutModel(folder)).variables,
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  expect((await run(['index'], env)).code).toBe(0);
  return { folder, env, write };
}

const findingOfIndex = async (env: Readonly<Record<string, string>>): Promise<unknown> =>
  jsonLines<{ name: string }>(await run(['doctor', '--json'], env)).find(({ name }) => name === 'index');

it('a start with another folder of articles than the index was made of builds it anew', async () => {
  const { folder, env } = await indexed();
  const own = { ...env, ARTICLES_DIR: join(folder, 'own') };
  expect(await findingOfIndex(own)).toMatchObject({
    status: 'note',
    message: expect.stringContaining(`made of ${join(folder, 'articles')} and not of ${join(folder, 'own')}`),
  });
  const running = startCli(['start'], own);
  await discord.botReady();
  const reply = await discord.slash('ask', { question: '码头上停着几艘货船？' }).reply();
  expect(JSON.stringify(reply.embeds)).toContain('三艘货船');
  running.child.kill('SIGTERM');
  const { code, stderr } = await running.finished;
  expect(code).toBe(0);
  expect(stderr).toContain(`The index is of another folder (${join(folder, 'articles')}): building one from`);
  expect((await startCli(['start'], { ...own, DISCORD_TOKEN: '' }).finished).stderr).not.toContain(
    'building one',
  );
});

it('a start with articles that have changed says so, and doctor too, until they are indexed', async () => {
  const { env, write } = await indexed();
  write({ 'second.md': '# 灯塔\n\n灯塔每晚亮六个小时。\n' });
  expect(await findingOfIndex(env)).toMatchObject({
    message: expect.stringContaining('1 new, 0 changed, 0 removed'),
  });
  const running = startCli(['start'], env);
  while (!running.output().includes('Ready')) await new Promise((r) => running.child.stderr?.once('data', r));
  while (!running.output().includes('has changed since'))
    await new Promise((r) => running.child.stderr?.once('data', r));
  running.child.kill('SIGTERM');
  expect((await running.finished).stderr).toContain('run /reindex, or set INDEX_WATCH=1');

  await run(['index'], env);
  expect(await findingOfIndex(env)).not.toMatchObject({ message: expect.stringContaining('behind') });
});
