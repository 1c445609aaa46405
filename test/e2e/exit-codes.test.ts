import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, runCli, startCli, type Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { DiscordStandIn } from '../support/discord/server.js';
import { writeFiles } from '../support/temp.js';
import { place, withoutModel } from './folders.js';

const ARTICLES = { 'a.md': '一篇文章的正文。' };

let discord: DiscordStandIn;
beforeAll(async () => {
  discord = await DiscordStandIn.start();
});
afterAll(() => discord.close());

/** A machine whose index is built with the first start, or was built before: a start is quicker then. */
async function ready({ isIndexed = false } = {}) {
  const { folder, variables } = place(ARTICLES);
  const machine = await withoutModel(folder);
  const env = {
    ...variables,
    ...machine.variables,
    DISCORD_TOKEN: 'any.to.ken',
    DISCORD_API_URL: discord.apiUrl,
  };
  if (isIndexed) expect(await run(['index'], env)).toMatchObject({ code: 0 });
  return { folder, machine, env };
}

const lastLine = ({ stderr }: Finished): string => stderr.trimEnd().split('\n').at(-1) ?? '';

describe('start ends', () => {
  const settings: readonly (readonly [string, Variables, RegExp])[] = [
    [
      'a token that is none',
      { DISCORD_TOKEN: '“MTIz.abc”' },
      /DISCORD_TOKEN is not a token: it holds characters/,
    ],
    ['a token with a word before it', { DISCORD_TOKEN: 'Bot MTIz' }, /DISCORD_TOKEN is not a token/],
    ['a server that is none', { DISCORD_GUILD_ID: 'mine' }, /DISCORD_GUILD_ID is not an id/],
    [
      'a level that is none',
      { LOG_LEVEL: 'loud' },
      /LOG_LEVEL is none of fatal, error, warn, info, debug, trace/,
    ],
    ['a port that is none', { METRICS_PORT: '70000' }, /METRICS_PORT is not a whole number from 0 to 65535/],
    ['a choice that is none', { GAPS: 'yes' }, /GAPS is none of on, off/],
  ];
  it.each(settings)('with 78 on %s, and names it', async (_, variables, said) => {
    const { env } = await ready();
    const ended = await run(['start'], { ...env, ...variables });
    expect(ended.code).toBe(78);
    expect(lastLine(ended)).toMatch(said);
    expect(ended.stderr).not.toContain('    at ');
  });

  it('with 78 on a wrong token, and names it', async () => {
    const { env } = await ready({ isIndexed: true });
    const ended = await runCli(['start'], env);
    expect(ended.code).toBe(78);
    expect(lastLine(ended)).toMatch(/^The token in DISCORD_TOKEN is not valid/);
    expect(ended.stderr).not.toContain('    at ');
  });

  it('with 78 where the bot is not in its server', async () => {
    const { env } = await ready({ isIndexed: true });
    const { token } = discord.identity;
    const own = { ...env, DISCORD_TOKEN: token, DISCORD_GUILD_ID: '999999999999999999' };
    expect((await runCli(['start'], own)).code).toBe(78);
  });

  it('with 75 where Discord is not reached', async () => {
    const { env } = await ready({ isIndexed: true });
    const ended = await runCli(['start'], { ...env, DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(ended.code).toBe(75);
    expect(lastLine(ended)).toMatch(/^Discord can't be reached at http:\/\/127\.0\.0\.1:9\/api/);
  });

  it('with 0 where it is told to while it builds its first index', async () => {
    const { env, machine } = await ready();
    const asked = machine.hold();
    const running = startCli(['start'], env);
    await asked;
    running.child.kill('SIGTERM');
    machine.release();
    const { code, stderr } = await running.finished;
    expect(code).toBe(0);
    expect(stderr).not.toContain('    at ');
  });

  it('with 0 where it is told to, and says nothing of reconnecting', async () => {
    const { env } = await ready({ isIndexed: true });
    const running = startCli(['start'], { ...env, DISCORD_TOKEN: discord.identity.token });
    await discord.botReady();
    running.child.kill('SIGTERM');
    const { code, stderr } = await running.finished;
    expect(code).toBe(0);
    expect(stderr).not.toContain('Reconnecting');
  });

  it('other commands with 1 on the same settings', async () => {
    const { env } = await ready();
    expect((await run(['index'], { ...env, LOG_LEVEL: 'loud' })).code).toBe(1);
  });
});

it('names in .env that are no settings are warned of, with the one that may be meant', async () => {
  const { folder, env } = await ready();
  writeFiles(folder, {
    '.env':
      'ASK_PER_MINTUE=3\nDISCORD_TOKE=x\nSOMETHING_ELSE=1\nTZ=Asia/Shanghai\nhttps_proxy=\nLOCALE=en-US\n',
  });
  const { stderr } = await startCli(['doctor'], env, folder).finished;
  const warned = stderr.split('\n').filter((line) => line.startsWith('warning .env: '));
  expect(warned).toEqual([
    expect.stringContaining(
      'ASK_PER_MINTUE is no setting of Verbatim, and has no effect. Is ASK_PER_MINUTE meant?',
    ),
    expect.stringContaining(
      'DISCORD_TOKE is no setting of Verbatim, and has no effect. Is DISCORD_TOKEN meant?',
    ),
    expect.stringMatching(/SOMETHING_ELSE is no setting of Verbatim, and has no effect\.$/),
  ]);
});
