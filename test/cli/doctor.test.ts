import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEL_CONTENT } from '../embedding/models/model-content.js';
import { modelsDir, whyNoModel, withRealModel } from '../embedding/real-model.js';
import { jsonLines, runCli, type Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { DiscordStandIn } from '../support/discord/server.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { indexed, keywordsOnly, suiteFolder, suiteIndex } from './suite.js';

interface Finding {
  readonly name: string;
  readonly status: 'ok' | 'note' | 'fail';
  readonly message: string;
  readonly advice?: string;
}

/** Runs `doctor --json`; the findings by name, and whether the exit code fits them. */
async function examine(
  { articles, data }: { articles: string; data: string },
  env: Variables,
): Promise<Readonly<Record<string, Finding>>> {
  const finished = await run(['doctor', '--articles', articles, '--data', data, '--json'], env);
  const findings = jsonLines<Finding>(finished);
  const hasFailed = findings.some(({ status }) => status === 'fail');
  expect(finished.code).toBe(hasFailed ? 1 : 0);
  for (const { status, advice } of findings) if (status === 'note') expect(advice).toMatch(/\w/);
  return Object.fromEntries(findings.map((finding) => [finding.name, finding]));
}

describe('doctor', () => {
  const env = keywordsOnly(suiteFolder());
  const library = suiteIndex(env);

  it('says of an empty machine what is missing and what to do, and that a start is still possible', async () => {
    const findings = await examine({ ...library, data: temporaryFolder() }, env());
    expect(Object.keys(findings)).toEqual([
      'Node.js',
      'native modules',
      'model',
      'articles',
      'index',
      'disk',
      'token',
    ]);
    expect(findings).toMatchObject({
      'Node.js': { status: 'ok', message: expect.stringContaining(process.versions.node) },
      'native modules': { status: 'ok' },
      model: { status: 'note', advice: expect.stringContaining('only keywords') },
      articles: { status: 'ok', message: expect.stringContaining('3 files') },
      index: { status: 'note', advice: expect.stringContaining('npm start') },
      disk: { status: 'ok' },
      token: { status: 'note', advice: expect.stringContaining('.env') },
    });
  });

  it('goes on after a model that is not known, and finds a damaged index', async () => {
    const data = join(temporaryFolder(), 'data');
    cpSync(library.data, data, { recursive: true });
    const [generation = ''] = readdirSync(join(data, 'generations'));
    const file = join(data, 'generations', generation, 'index.sqlite');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = 255 - (bytes.at(-1) ?? 0);
    writeFileSync(file, bytes);
    const findings = await examine({ ...library, data }, { ...env(), EMBEDDING_MODEL: 'Xenova/foo' });
    expect(findings.model).toMatchObject({ status: 'fail', message: expect.stringContaining('Xenova/foo') });
    expect(findings.index).toMatchObject({ status: 'fail', message: expect.stringContaining('is damaged') });
    expect(findings).toHaveProperty('disk.status');
  });

  it('names the older generation that serves where the newest is damaged, which is no reason not to start', async () => {
    const folder = temporaryFolder();
    const place = { articles: join(folder, 'articles'), data: join(folder, 'data') };
    writeFiles(place.articles, { 'one.md': '# 花园\n\n春天的花园里开满了郁金香。\n' });
    const older = await indexed(place.articles, place.data, env());
    writeFiles(place.articles, { 'two.md': '# 账单\n\n训练花了六百万美元。\n' });
    const newer = await indexed(place.articles, place.data, env());
    writeFileSync(join(place.data, 'generations', newer.generation, 'index.sqlite'), 'no more');
    const { index } = await examine(place, env());
    expect(index).toMatchObject({ status: 'note', advice: expect.stringContaining('cli -- index') });
    expect(index?.message).toContain(`generation ${older.generation} serves (1 article, 1 passage)`);
    expect(index?.message).toContain(join('generations', newer.generation));
  });

  it('reads the whole model, and says of one that nobody knows what it is held against', async () => {
    const modelsDir = temporaryFolder();
    const name = 'Xenova/bge-base-zh-v1.5';
    writeFiles(join(modelsDir, name), MODEL_CONTENT);
    const variables = { ...env(), MODELS_DIR: modelsDir, EMBEDDING_MODEL: name };
    expect(await examine(library, variables)).toMatchObject({
      model: { status: 'ok', message: expect.stringContaining('as it was got first') },
    });
    const path = join(modelsDir, name, 'tokenizer.json');
    const { atime, mtime } = statSync(path);
    writeFileSync(path, '{"version":"1.1"}');
    utimesSync(path, atime, mtime);
    expect(await examine(library, variables)).toMatchObject({
      model: { status: 'note', message: expect.stringContaining('tokenizer.json is another file') },
    });
  });

  it.skipIf(whyNoModel)('advises another model where most articles are not Chinese', async () => {
    const folder = temporaryFolder();
    const [articles, data] = [join(folder, 'articles'), join(folder, 'data')];
    writeFiles(articles, {
      'ferry.md': '# The ferry\n\nThe ferry crosses the bay four times a day, and twice on Sundays.\n',
      'dam.md': '# The dam\n\nThe dam was raised by three metres after the flood of 1998.\n',
      'tea.md': '# 茶园\n\n春天的茶叶要在清晨采摘，然后立刻烘干。\n',
    });
    const variables = { ...env(), MODELS_DIR: modelsDir };
    await indexed(articles, data, variables);
    expect(await examine({ articles, data }, variables)).toMatchObject({
      index: {
        status: 'note',
        message: expect.stringContaining('67 % of the articles'),
        advice: expect.stringContaining('EMBEDDING_MODEL=Xenova/multilingual-e5-small'),
      },
    });
  });

  it('fails where the articles are missing or the folder holds none', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'empty'));
    for (const name of ['missing', 'empty']) {
      const findings = await examine({ articles: join(folder, name), data: library.data }, env());
      expect(findings).toMatchObject({
        articles: { status: 'fail', message: expect.stringContaining(join(folder, name)) },
      });
    }
  });

  it('notes an index of keywords alone, and how it is completed', async () => {
    expect(await examine(library, env())).toMatchObject({
      index: {
        status: 'note',
        message: expect.stringMatching(/^3 articles, .*keywords only$/),
        advice: expect.stringContaining('complete it'),
      },
    });
  });

  it('prints a line for each check, with what to do', async () => {
    const { code, stdout } = await runCli(
      ['doctor', '--articles', library.articles, '--data', library.data],
      env(),
    );
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(7);
    for (const line of lines) expect(line).toMatch(/^(ok {2}|note|FAIL) /);
    expect(lines.filter((line) => line.startsWith('note'))).toEqual([
      expect.stringContaining(' → '),
      expect.stringContaining(' → '),
      expect.stringContaining(' → '),
    ]);
  });

  describe('with Discord', () => {
    let discord: DiscordStandIn;
    beforeAll(async () => {
      discord = await DiscordStandIn.start();
    });
    afterAll(() => discord.close());

    const withToken = (token: string, more: Variables = {}): Variables => ({
      ...env(),
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: token,
      ...more,
    });

    it('accepts a token, and tells whether the commands are registered', async () => {
      const { token } = discord.identity;
      expect(await examine(library, withToken(token))).toMatchObject({
        token: { status: 'ok' },
        commands: { status: 'note', message: expect.stringContaining('none') },
        clock: { status: 'ok' },
      });
      discord.state.setCommands(null, [{ name: 'ask' }, { name: 'source' }]);
      expect(await examine(library, withToken(token))).toMatchObject({
        commands: { status: 'ok', message: '/ask, /source' },
      });
    });

    it('fails on a wrong token, and never shows it', async () => {
      const findings = await examine(library, withToken('a-wrong-token'));
      expect(findings).toMatchObject({
        token: { status: 'fail', advice: expect.stringContaining('Bot') },
        commands: { status: 'fail' },
      });
      expect(JSON.stringify(findings)).not.toContain('a-wrong-token');
    });

    it('fails where the bot is not in the server that is set', async () => {
      const elsewhere = withToken(discord.identity.token, { DISCORD_GUILD_ID: '999999999999999999' });
      expect(await examine(library, elsewhere)).toMatchObject({
        token: { status: 'ok' },
        commands: { status: 'fail', advice: expect.stringContaining('DISCORD_GUILD_ID') },
      });
    });
  });

  it('fails where Discord does not answer', async () => {
    const findings = await examine(library, {
      ...env(),
      DISCORD_TOKEN: 'any',
      DISCORD_API_URL: 'http://[::1]:2',
    });
    expect(findings.token).toMatchObject({
      status: 'fail',
      advice: expect.stringContaining('DISCORD_API_URL'),
    });
  });
});

describe.skipIf(whyNoModel)(`doctor, ${withRealModel}`, () => {
  const env = (): Variables => ({ MODELS_DIR: modelsDir });
  const library = suiteIndex(env);

  it('finds everything in place', async () => {
    const { token, ...findings } = await examine(library, env());
    expect(Object.values(findings).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
    expect(token).toMatchObject({ status: 'note' });
  });
});
