import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { useStage } from '../support/discord/bot.js';

const stage = useStage();

const NAMES = [
  ...['ask', 'source', 'timeline', 'Find source', 'Who said it', 'Answer this'],
  ...['help', 'privacy'],
  ...['reindex', 'status', 'gaps', 'channels'],
];

/** The methods of the requests that dealt with the commands for all, or with those of the server. */
function commandRequests(scope: 'all' | 'server' = 'all'): string[] {
  return stage.discord.requests
    .filter(({ path }) => path.endsWith('/commands') && path.includes('/guilds/') === (scope === 'server'))
    .map(({ method }) => method);
}

describe('the connection', () => {
  it('is up after the start and down after the stop', async () => {
    const bot = await stage.start();
    expect(bot.ready).toBe(true);
    await bot.stop();
    expect(bot.ready).toBe(false);
    expect(stage.log.filter(({ msg }) => String(msg).includes('Reconnecting'))).toEqual([]);
    expect(await bot.ended).toBeNull();
    await stage.discord.changes.until(() => !stage.discord.gateway.isConnected, 'the gateway to hear of it');
    expect(stage.discord.gateway.closed).toEqual([1000]);
  });

  it('needs a token', async () => {
    await expect(stage.start({ config: { token: null } })).rejects.toThrow(/^DISCORD_TOKEN is not set/);
  });

  it('names a wrong token', async () => {
    const start = stage.start({ config: { token: 'wrong' } });
    await expect(start).rejects.toThrow(UserError);
    await expect(start).rejects.toThrow(/^The token in DISCORD_TOKEN is not valid/);
  });

  it('names a token that the gateway refuses', async () => {
    const { discord } = stage;
    const information = {
      url: discord.state.gatewayUrl,
      shards: 1,
      session_start_limit: { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 },
    };
    discord.failNext('GET', /^\/gateway\/bot$/, { status: 200, body: information });
    const start = stage.start({ config: { token: 'wrong' } });
    await expect(start).rejects.toThrow(UserError);
    await expect(start).rejects.toThrow(/^The token in DISCORD_TOKEN is not valid/);
  });

  it('names the address where nothing answers', async () => {
    const start = stage.start({
      config: { apiUrl: 'http://127.0.0.1:9/api' },
      clientOptions: { rest: { retries: 0 } },
    });
    await expect(start).rejects.toThrow(/^Discord can't be reached at http:\/\/127\.0\.0\.1:9\/api/);
  });

  it('names the address where Discord fails, when it is told the commands, too', async () => {
    for (let i = 0; i < 4; i++) stage.discord.failNext('GET', /commands$/, { status: 500, body: {} });
    await expect(stage.start()).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining(stage.discord.apiUrl),
    });
  });

  it('names the server that the bot is not in', async () => {
    const start = stage.start({ config: { guildId: '200000000000000009' } });
    await expect(start).rejects.toThrow(
      /not in the server 200000000000000009 .*client_id=100000000000000001/,
    );
    await stage.discord.changes.until(() => !stage.discord.gateway.isConnected, 'the bot to leave');
  });

  it('tells why it has ended when Discord closes it for good', async () => {
    const bot = await stage.start();
    stage.discord.gateway.drop(4004);
    expect((await bot.ended)?.message).toMatch(/^The token in DISCORD_TOKEN is not valid/);
    expect(bot.ready).toBe(false);
  });

  it('resumes, and answers what came in between', async () => {
    await stage.start();
    stage.discord.gateway.drop(4000);
    await stage.discord.changes.until(() => !stage.discord.gateway.isConnected, 'the connection to be lost');
    const reply = await stage.discord.slash('ask', { question: 'x' }).reply();
    expect(reply.content).toContain('No article answers this.');
    expect(stage.discord.gateway.resumes).toBe(1);
  });

  it('lets a reply under way be sent before it leaves', async () => {
    const release = stage.library.hold();
    const bot = await stage.start();
    const used = stage.discord.slash('ask', { question: 'x' });
    await used.acknowledged();
    const stopped = bot.stop();
    const late = await stage.discord.slash('ask', { question: 'y' }).reply();
    release();
    await stopped;
    expect(used.message?.content).toContain('No article answers this.');
    expect(late).toMatchObject({ isEphemeral: true, content: expect.stringContaining('is restarting') });
  });
});

describe('the commands', () => {
  it('are told to Discord once, and not again while they stay the same', async () => {
    const first = await stage.start();
    await first.stop();
    await stage.start();
    expect(commandRequests()).toEqual(['GET', 'PUT', 'GET']);
    const names = stage.discord.state.commandsOf(null).map(({ name }) => name);
    expect(names).toEqual(NAMES);
  });

  it('are told again after somebody has changed them', async () => {
    const first = await stage.start();
    await first.stop();
    const [ask, ...others] = stage.discord.state.commandsOf(null);
    stage.discord.state.setCommands(null, [{ ...ask, description: 'Something else' }, ...others]);
    const second = await stage.start();
    await second.stop();
    stage.discord.state.setCommands(null, stage.discord.state.commandsOf(null).slice(1));
    await stage.start();
    expect(commandRequests()).toEqual(['GET', 'PUT', 'GET', 'PUT', 'GET', 'PUT']);
  });

  it('belong to one server where one is named', async () => {
    const { guildId } = stage.discord.identity;
    const first = await stage.start({ config: { guildId } });
    await first.stop();
    await stage.start({ config: { guildId } });
    expect(commandRequests('server')).toEqual(['GET', 'PUT', 'GET']);
    expect(stage.discord.state.commandsOf(guildId)).toHaveLength(NAMES.length);
    expect(stage.discord.state.commandsOf(null)).toEqual([]);
  });

  it('are in one place only, whichever way the setting is changed', async () => {
    const { guildId } = stage.discord.identity;
    const { state } = stage.discord;
    for (const [setting, other] of [
      [null, guildId],
      [guildId, null],
      [null, guildId],
    ] as const) {
      const bot = await stage.start({ config: { guildId: setting } });
      expect(state.commandsOf(setting)).toHaveLength(NAMES.length);
      expect(state.commandsOf(other)).toEqual([]);
      await bot.stop();
    }
    expect(stage.log.filter(({ places }) => places === 1)).toHaveLength(2);
  });

  it('that Discord refuses are told in a sentence', async () => {
    stage.discord.failNext('GET', /commands$/, {
      status: 403,
      body: { code: 20012, message: 'Not allowed' },
    });
    await expect(stage.start()).rejects.toMatchObject({
      name: 'UserError',
      code: 'discord',
      message: expect.stringMatching(
        /^Discord refuses the bot's commands \(HTTP 403, code 20012: Not allowed\)\. /,
      ),
    });
  });

  it('are there also where it can not be looked whether they are shown twice', async () => {
    stage.discord.failNext('GET', /guilds\/\d+\/commands$/, {
      status: 403,
      body: { code: 50001, message: 'No' },
    });
    const bot = await stage.start();
    expect(bot.ready).toBe(true);
  });

  it('say who may use them and where', async () => {
    await stage.start();
    const forAll = { contexts: [0, 1, 2], integration_types: [0, 1], default_member_permissions: null };
    const forAdmins = { contexts: [0], integration_types: [0], default_member_permissions: '32' };
    const isForAdmins = (name: string) => ['reindex', 'status', 'gaps', 'channels'].includes(name);
    expect(stage.discord.state.commandsOf(null)).toMatchObject(
      NAMES.map((name) => ({ name, ...(isForAdmins(name) ? forAdmins : forAll) })),
    );
  });

  it('that are not known any more get an answer', async () => {
    await stage.start();
    stage.discord.state.setCommands(null, [{ name: 'older', description: 'From an older version' }]);
    const reply = await stage.discord.slash('older').reply();
    expect(reply).toMatchObject({
      isEphemeral: true,
      content: expect.stringContaining('Something went wrong'),
    });
  });
});
