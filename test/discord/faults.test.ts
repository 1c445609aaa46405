import { describe, expect, it } from 'vitest';
import { useStage } from '../support/discord/bot.js';
import { useSeenTable } from '../support/discord/documented.js';
import { FATES, HUNG_AFTER, patienceFor } from '../support/discord/fates.js';
import type { UsedInteraction } from '../support/discord/interactions.js';
import type { Fate } from '../support/discord/rest-server.js';
import type { DiscordStandIn } from '../support/discord/server.js';

const stage = useStage();
const table = useSeenTable('When the connection fails');
const EDIT = /^\/webhooks\//;
const CALLBACK = /\/callback$/;
const GATEWAY = /^\/gateway\/bot$/;
type Break = (discord: DiscordStandIn) => void;

const drop =
  (code: number): Break =>
  ({ gateway }) =>
    gateway.drop(code);

function ask(): UsedInteraction {
  return stage.discord.slash('ask', { question: 'x' });
}

async function expectAnswer(used = ask()): Promise<void> {
  expect((await used.reply()).content).toContain('No article answers this.');
  expect(stage.library.asked).toHaveLength(1);
}

async function lost(): Promise<void> {
  await stage.discord.changes.until(() => !stage.discord.gateway.isConnected, 'the connection to be lost');
}

/** How often the bot has resumed and identified since its start, in words. */
function reconnects(): string {
  const { resumes, identifies } = stage.discord.gateway;
  const done = [
    resumes > 0 ? `RESUME (${resumes})` : '',
    identifies > 1 ? `IDENTIFY (${identifies - 1})` : '',
  ];
  return done.filter(Boolean).join(', then ');
}

describe('the connection is resumed, and nothing that was asked meanwhile is lost, after', () => {
  const cases: readonly (readonly [string, Break])[] = [
    ...[4000, 4001, 4009, 1001].map((code) => [`close code ${code}`, drop(code)] as const),
    ['an end without a close frame (1006)', drop(1006)],
    ['op 7, reconnect', ({ gateway }) => gateway.send(7, null)],
  ];
  it.each(cases)('%s', async (done, fault) => {
    await stage.start();
    fault(stage.discord);
    await lost();
    await expectAnswer();
    expect(stage.discord.gateway).toMatchObject({ resumes: 1, identifies: 1 });
    table.add(done, `${reconnects()}; what was asked meanwhile is answered`);
  });

  it('op 9 that allows a RESUME', async () => {
    await stage.start();
    stage.discord.gateway.send(9, true);
    await expectAnswer();
    expect(stage.discord.gateway).toMatchObject({ resumes: 1, identifies: 1 });
    table.add('op 9 that allows a RESUME', `${reconnects()} on the same connection; goes on answering`);
  });

  it('a zombie', async () => {
    const { gateway } = stage.discord;
    gateway.heartbeatInterval = 200;
    gateway.answersHeartbeats = false;
    await stage.start();
    await lost();
    expect(gateway.closed).toEqual([4200]);
    gateway.answersHeartbeats = true;
    await expectAnswer();
    expect(gateway).toMatchObject({ identifies: 1 });
    table.add(
      'heartbeats are no longer answered (a zombie)',
      'closes with 4200, RESUME; what was asked meanwhile is answered',
    );
  });

  it('a gateway that is down for minutes', async () => {
    let now = 0;
    const bot = await stage.start({ timing: { elapsed: () => now, healthInterval: 20 } });
    const { gateway, changes } = stage.discord;
    gateway.isUp = false;
    drop(1006)(stage.discord);
    await lost();
    const used = ask();
    now = 290_000;
    await changes.until(() => gateway.refused >= 2, 'attempts');
    expect(bot.ready).toBe(false);
    gateway.isUp = true;
    await expectAnswer(used);
    expect(gateway).toMatchObject({ resumes: 1, identifies: 1 });
    table.add(
      'the gateway takes no connection for 290 s',
      `tries again every half second, meanwhile not ready; ${reconnects()}; what was asked meanwhile is answered`,
    );
  });
});

describe('the bot identifies again and goes on after', () => {
  const cases: readonly (readonly [string, Break])[] = [
    ...[4003, 4007, 4008, 1000].map((code) => [`close code ${code}`, drop(code)] as const),
    ['op 9, invalid session', ({ gateway }) => gateway.send(9, false)],
    [
      'a close, and the session is forgotten',
      ({ gateway }) => {
        gateway.drop(4000);
        gateway.forget();
      },
    ],
  ];
  it.each(cases)('%s', async (done, fault) => {
    await stage.start();
    const { gateway, changes } = stage.discord;
    fault(stage.discord);
    await changes.until(() => gateway.identifies === 2 && gateway.isConnected, 'the bot to identify');
    await expectAnswer();
    table.add(done, `${reconnects()}; goes on answering`);
  });

  it.each<[string, Fate, number]>([
    ['answered with 500, four times', { status: 500, body: {} }, 4],
    ['left to hang', 'hangs', 1],
  ])('op 9, while GET /gateway/bot is %s', async (how, fate, times) => {
    const bot = await stage.start({ clientOptions: { rest: { timeout: HUNG_AFTER } } });
    const { gateway, changes } = stage.discord;
    for (let i = 0; i < times; i++) stage.discord.failNext('GET', GATEWAY, fate);
    gateway.send(9, false);
    await changes.until(() => gateway.identifies === 2 && gateway.isConnected, 'the bot to identify');
    await expectAnswer();
    expect(bot.ready).toBe(true);
    table.add(`op 9, while GET /gateway/bot is ${how}`, `${reconnects()}; goes on answering`);
  });
});

describe('the bot ends, and says why, after', () => {
  it.each([4004, 4010, 4011, 4012, 4013, 4014])('close code %i', async (code) => {
    const bot = await stage.start();
    drop(code)(stage.discord);
    const reason = await bot.ended;
    expect(reason?.message).toMatch(code === 4004 ? /token/ : new RegExp(`close code ${code}`));
    expect(reason).not.toMatchObject({ code: 'unreachable' });
    expect(bot.ready).toBe(false);
    table.add(`close code ${code}`, 'ends with exit code 78, and says why in one line');
  });

  it('a RESUME that is never answered', async () => {
    let now = 0;
    const bot = await stage.start({
      timing: { elapsed: () => now, healthInterval: 20 },
      config: { healthExitAfter: 120 },
    });
    stage.discord.gateway.answersResumes = false;
    drop(4000)(stage.discord);
    await stage.discord.changes.until(() => stage.discord.gateway.resumes > 0, 'the RESUME');
    expect(bot.ready).toBe(false);
    now = 121_000;
    const reason = await bot.ended;
    expect(reason).toMatchObject({ code: 'unreachable' });
    expect(reason?.message).toContain('down for 121 seconds');
    table.add(
      'RESUME is never answered',
      'not ready at once; ends after HEALTH_EXIT_AFTER with exit code 75, so that a supervisor starts it anew',
    );
  });
});

describe('a question is answered although', () => {
  const requests = [
    ['the acknowledgement', 'POST', CALLBACK],
    ['the answer', 'PATCH', EDIT],
  ] as const;
  const cases = requests.flatMap(([what, method, path]) =>
    FATES.map(([how, fate]) => [what, how, method, path, fate] as const),
  );
  it.each(cases)('%s %s', async (what, how, method, path, fate) => {
    await stage.start({ clientOptions: patienceFor(fate) });
    stage.discord.failNext(method, path, fate);
    const used = ask();
    await expectAnswer(used);
    const isSent = (one: { method: string; path: string }) => one.method === method && path.test(one.path);
    const { changes, requests } = stage.discord;
    await changes.until(() => requests.filter(isSent).length === 2, 'the second attempt');
    expect(used.followUps).toEqual([]);
    table.add(`${what} ${how}`, 'sends it again; answered once');
  });

  it.each([
    [4000, 'answered: that needs no gateway'],
    [4014, 'answered, and only then the bot ends'],
  ])('the connection is closed with %i while it is being answered', async (code, seen) => {
    const bot = await stage.start();
    let go = (): void => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { reply } = stage.library;
    stage.library.reply = async (question) => {
      await held;
      return reply(question);
    };
    const used = ask();
    await used.acknowledged();
    drop(code)(stage.discord);
    await lost();
    const stopped = code === 4000 ? null : bot.ended.then(() => bot.stop());
    go();
    await expectAnswer(used);
    await stopped;
    table.add(`close code ${code} between acknowledgement and answer`, seen);
  });

  it('it is delivered twice', async () => {
    await stage.start();
    const used = ask();
    stage.discord.repeat(used);
    await expectAnswer(used);
    await expect.poll(() => stage.log.some(({ msg }) => /come before/.test(String(msg)))).toBe(true);
    expect(stage.library.asked).toHaveLength(1);
    table.add('the same interaction is delivered twice', 'answered once');
  });
});

describe('a question that can not be answered is logged, and the next one is answered:', () => {
  const FOUR = [1, 2, 3, 4];
  it.each<[string, string, RegExp, Fate]>([
    ['10062 to the acknowledgement', 'POST', CALLBACK, { status: 404, body: { code: 10062, message: 'x' } }],
    ['50027 to the answer', 'PATCH', EDIT, { status: 401, body: { code: 50027, message: 'x' } }],
    ['10015 to the answer', 'PATCH', EDIT, { status: 404, body: { code: 10015, message: 'x' } }],
  ])('%s', async (done, method, path, fate) => {
    await stage.start();
    stage.discord.failNext(method, path, fate);
    ask();
    const isLogged = () => stage.log.find(({ msg }) => msg === 'The interaction can no longer be answered');
    await stage.discord.changes.until(isLogged, 'the expiry to be logged');
    stage.library.asked.length = 0;
    await expectAnswer();
    table.add(`the token has expired: ${done}`, 'logs it; goes on answering');
  });

  it('the answer is answered with 500 four times', async () => {
    await stage.start();
    for (const _ of FOUR) stage.discord.failNext('PATCH', EDIT, { status: 500, body: {} });
    const told = await ask().reply();
    expect(told.content).toMatch(/number to an admin|error|admin/i);
    stage.library.asked.length = 0;
    await expectAnswer();
    table.add(
      'the answer is answered with 500 four times',
      'tells the person an error number, which the log explains',
    );
  });
});

describe('shards', () => {
  it('are as many as Discord recommends, in one process', async () => {
    stage.discord.state.shards = 3;
    const bot = await stage.start();
    const { gateway } = stage.discord;
    expect(gateway.shards).toEqual([0, 1, 2]);
    expect(bot.ready).toBe(true);
    gateway.drop(4000, 2);
    await expect.poll(() => bot.ready).toBe(false);
    await expectAnswer();
    await expect.poll(() => bot.ready).toBe(true);
    expect(gateway).toMatchObject({ resumes: 1, identifies: 3 });
    table.add(
      'Discord recommends three shards, and one of them is lost',
      'runs the three in one process with one index; not ready until the third has resumed, the others answer meanwhile',
    );
  });
});
