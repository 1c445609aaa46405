import { describe, expect, it } from 'vitest';
import { ConnectionDownError } from '../../src/discord/health.js';
import { startHealthServer } from '../../src/discord/health-server.js';
import { useStage } from '../support/discord/bot.js';
import type { DiscordStandIn } from '../support/discord/server.js';

const stage = useStage();
const IMMEDIATE = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) };
const EDIT = /^\/webhooks\//;
const CALLBACK = /\/callback$/;

const RATE_LIMIT = {
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: 0.05, global: false },
  headers: { 'retry-after': '0.05' },
};

async function lost(): Promise<void> {
  await stage.discord.changes.until(() => !stage.discord.gateway.isConnected, 'the connection to be lost');
}

/** Asks, and expects the answer. */
async function expectAnswer(): Promise<void> {
  const { content } = await stage.discord.slash('ask', { question: 'x' }).reply();
  expect(content).toContain('No article answers this.');
}

describe('the connection is resumed, and nothing that was asked meanwhile is lost, after', () => {
  const cases: readonly (readonly [string, (discord: DiscordStandIn) => void])[] = [
    ...[4000, 4001, 4009, 1001, 1006].map(
      (code) => [`close code ${code}`, (discord: DiscordStandIn) => discord.gateway.drop(code)] as const,
    ),
    ['op 7, reconnect', ({ gateway }) => gateway.send(7, null)],
  ];
  it.each(cases)('%s', async (_, fault) => {
    await stage.start();
    fault(stage.discord);
    await lost();
    await expectAnswer();
    expect(stage.discord.gateway).toMatchObject({ resumes: 1, identifies: 1 });
  });

  it('heartbeats that are not answered: a zombie', async () => {
    stage.discord.gateway.heartbeatInterval = 200;
    stage.discord.gateway.answersHeartbeats = false;
    await stage.start();
    await lost();
    expect(stage.discord.gateway.closed).toEqual([4200]);
    stage.discord.gateway.answersHeartbeats = true;
    await expectAnswer();
    expect(stage.discord.gateway).toMatchObject({ identifies: 1 });
  });

  it('a gateway that takes no connection for a while', async () => {
    await stage.start();
    stage.discord.gateway.isUp = false;
    stage.discord.gateway.drop(1006);
    await lost();
    const used = stage.discord.slash('ask', { question: 'x' });
    await stage.discord.changes.until(
      () => stage.log.filter(({ msg }) => /Reconnecting/.test(String(msg))).length > 0,
      'a new attempt',
    );
    stage.discord.gateway.isUp = true;
    expect((await used.reply()).content).toContain('No article answers this.');
    expect(stage.discord.gateway).toMatchObject({ resumes: 1, identifies: 1 });
  });
});

describe('the bot identifies again and goes on after', () => {
  const cases: readonly (readonly [string, (discord: DiscordStandIn) => void])[] = [
    ...[4003, 4007, 4008, 1000].map(
      (code) => [`close code ${code}`, (discord: DiscordStandIn) => discord.gateway.drop(code)] as const,
    ),
    ['op 9, invalid session', ({ gateway }) => gateway.send(9, false)],
  ];
  it.each(cases)('%s', async (_, fault) => {
    await stage.start();
    fault(stage.discord);
    const { gateway, changes } = stage.discord;
    await changes.until(() => gateway.identifies === 2 && gateway.isConnected, 'the bot to identify', 20_000);
    await expectAnswer();
  });
});

describe('the bot ends, and says why, after', () => {
  it.each([4004, 4010, 4011, 4012, 4013, 4014])('close code %i', async (code) => {
    const bot = await stage.start();
    stage.discord.gateway.drop(code);
    const reason = await bot.ended;
    expect(reason?.message).toMatch(code === 4004 ? /token/ : new RegExp(`close code ${code}`));
    expect(reason).not.toBeInstanceOf(ConnectionDownError);
    expect(bot.ready).toBe(false);
  });

  it('a RESUME that is never answered: after HEALTH_EXIT_AFTER, so that a supervisor starts it anew', async () => {
    let now = 0;
    const bot = await stage.start({
      timing: { now: () => now, healthInterval: 20 },
      config: { healthExitAfter: 120 },
    });
    stage.discord.gateway.answersResumes = false;
    stage.discord.gateway.drop(4000);
    await stage.discord.changes.until(() => stage.discord.gateway.resumes > 0, 'the RESUME');
    expect(bot.ready).toBe(false);
    now = 121_000;
    const reason = await bot.ended;
    expect(reason).toBeInstanceOf(ConnectionDownError);
    expect(reason?.message).toContain('down for 121 seconds');
  });
});

describe('a question is answered although', () => {
  const acknowledgements: readonly (readonly [string, Parameters<DiscordStandIn['failNext']>])[] = [
    ['the acknowledgement is answered with 500', ['POST', CALLBACK, { status: 500, body: {} }]],
    ['the acknowledgement is answered with 503', ['POST', CALLBACK, { status: 503, body: {} }]],
    ['the answer is answered with 502', ['PATCH', EDIT, { status: 502, body: {} }]],
    ['the answer is rate limited', ['PATCH', EDIT, RATE_LIMIT]],
    [
      'everything is rate limited',
      [
        'PATCH',
        EDIT,
        {
          ...RATE_LIMIT,
          headers: { ...RATE_LIMIT.headers, 'x-ratelimit-global': 'true' },
          body: { ...RATE_LIMIT.body, global: true },
        },
      ],
    ],
    ['the request hangs', ['PATCH', EDIT, null]],
  ];
  it.each(acknowledgements)('%s', async (_, fault) => {
    await stage.start({ clientOptions: { rest: { timeout: 300 }, ws: IMMEDIATE } });
    stage.discord.failNext(...fault);
    await expectAnswer();
  });
});

describe('a question that can not be answered is logged, and the next one is', () => {
  it.each([
    ['10062', 'POST', CALLBACK, { status: 404, body: { code: 10062, message: 'Unknown interaction' } }],
    ['50027', 'PATCH', EDIT, { status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } }],
    ['10015', 'PATCH', EDIT, { status: 404, body: { code: 10015, message: 'Unknown Webhook' } }],
  ] as const)('its token has expired (%s)', async (_, method, path, reply) => {
    await stage.start();
    stage.discord.failNext(method, path, reply);
    stage.discord.slash('ask', { question: 'x' });
    await stage.discord.changes.until(
      () => stage.log.find(({ msg }) => msg === 'The interaction can no longer be answered'),
      'the expiry to be logged',
    );
    await expectAnswer();
  });
});

describe('shards', () => {
  it('are as many as Discord recommends, in one process', async () => {
    stage.discord.state.shards = 3;
    const bot = await stage.start();
    expect(stage.discord.gateway.shards).toEqual([0, 1, 2]);
    expect(bot.ready).toBe(true);
    await expectAnswer();
    await bot.stop();
    expect(bot.ready).toBe(false);
  });
});

describe('health', () => {
  it('is told over HTTP to this machine, with metrics', async () => {
    const bot = await stage.start();
    await expectAnswer();
    const server = await startHealthServer(0, bot);
    const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    try {
      expect([(await get('/healthz')).status, (await get('/nothing')).status]).toEqual([200, 404]);
      expect((await get('/healthz', 'POST')).status).toBe(405);
      const metrics = await get('/metrics');
      expect(metrics.headers.get('content-type')).toContain('text/plain');
      const text = await metrics.text();
      expect(text).toContain('verbatim_interactions_total{used="ask",outcome="done"} 1');
      expect(text).toMatch(/verbatim_question_seconds_count 1/);
      expect(text).toContain('verbatim_gateway_connected 1');
      expect(text).toContain('nodejs_heap_size_used_bytes');
      await expect(startHealthServer(server.port, bot)).rejects.toThrow(/METRICS_PORT/);
      await bot.stop();
      expect((await get('/healthz')).status).toBe(503);
    } finally {
      await server.close();
    }
  });
});
