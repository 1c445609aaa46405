import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelName, modelsDir, whyNoModel, withRealModel } from '../embedding/real-model.js';
import { jsonLines, startCli, type Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { DiscordStandIn } from '../support/discord/server.js';
import { place, withoutModel } from './folders.js';

const NOTE = 'Keyword search only';
const QUESTION = '训练这个模型花了多少钱？';
const ARTICLES = {
  'cost.md': '---\ntitle: 训练成本\n---\n\n训练这个模型一共花了六百万美元。\n',
  'garden.md': '---\ntitle: 花园\n---\n\n春天的花园里开满了郁金香，园丁每天早上浇水。\n',
};

let discord: DiscordStandIn;
beforeAll(async () => {
  discord = await DiscordStandIn.start();
});
afterAll(() => discord.close());

const bot = (): Variables => ({
  DISCORD_TOKEN: discord.identity.token,
  DISCORD_API_URL: discord.apiUrl,
  LOCALE: 'en-US',
});

const ask = async (env: Variables): Promise<unknown> =>
  jsonLines(await run(['ask', QUESTION, '--top', '1', '--json'], env))[0];

describe('where no source has the model', () => {
  it('indexes keywords alone, says so everywhere, and still finds by words', async () => {
    const { folder, variables } = place(ARTICLES);
    const env = { ...variables, ...(await withoutModel(folder)).variables };

    const index = await run(['index'], env);
    expect(index).toMatchObject({ code: 0, stdout: expect.stringContaining('KEYWORDS ONLY') });
    expect(index.stderr).toMatch(/^warning .*the folder.*403.*mvn/m);

    expect(await ask(env)).toMatchObject({
      keywords_only: true,
      quotes: [{ articleId: 'cost', text: expect.stringContaining('六百万美元') }],
    });
    expect((await run(['doctor'], env)).stdout).toMatch(/^note index .*keywords only.* → complete it/m);

    const running = startCli(['start'], { ...env, ...bot() });
    await discord.botReady();
    const reply = await discord.slash('ask', { question: QUESTION }).reply();
    expect(reply.content).toContain(NOTE);
    expect(JSON.stringify(reply.embeds)).toContain('六百万美元');
    running.child.kill('SIGTERM');
    expect((await running.finished).code).toBe(0);
    expect(discord.violations).toEqual([]);
  });
});

describe.skipIf(whyNoModel)(`the next run that has the model, ${withRealModel}`, () => {
  it('completes the index', async () => {
    const { folder, variables } = place(ARTICLES);
    const lacking = { ...variables, ...(await withoutModel(folder)).variables };
    await run(['index'], lacking);

    const having = { ...variables, MODELS_DIR: modelsDir };
    const [report] = jsonLines(await run(['index', '--json'], having));
    expect(report).toMatchObject({ model: modelName, embedded: 2, unchanged: 2, warnings: [] });
    expect(await ask(having)).toMatchObject({ keywords_only: false, quotes: [{ articleId: 'cost' }] });
  });

  it('gives the running bot its meanings, without a restart', async () => {
    const { folder, variables } = place(ARTICLES);
    const machine = await withoutModel(folder);
    const running = startCli(['start'], { ...variables, ...machine.variables, ...bot() });
    await discord.botReady();
    const before = await discord.slash('ask', { question: QUESTION }).reply();
    expect(before.content).toContain(NOTE);

    const arrived = join(machine.variables.MODELS_DIR, modelName);
    cpSync(join(modelsDir, modelName), arrived, { recursive: true });
    const reindex = discord.slash('reindex', {}, { permissions: 0x20n });
    expect(JSON.stringify((await reindex.followUp()).embeds)).toContain(modelName);
    const after = await discord.slash('ask', { question: QUESTION }).reply();
    expect(after.content).not.toContain(NOTE);

    running.child.kill('SIGTERM');
    expect((await running.finished).code).toBe(0);
  });
});
