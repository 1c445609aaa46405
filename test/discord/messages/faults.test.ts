import { beforeEach, describe, expect, it } from 'vitest';
import { useStage } from '../../support/discord/bot.js';
import { useSeenTable } from '../../support/discord/documented.js';
import { FATES, patienceFor } from '../../support/discord/fates.js';
import { IDENTITY } from '../../support/discord/gateway.js';
import { answer, article, quote } from '../../support/discord/library.js';
import type { Fate } from '../../support/discord/rest-server.js';
import type { SaidMessage } from '../../support/discord/said-message.js';
import type { DiscordStandIn } from '../../support/discord/server.js';

const BOT = `<@${IDENTITY.applicationId}>`;
const MESSAGES = /^\/channels\/\d+\/messages$/;
const MESSAGE = /^\/channels\/\d+\/messages\/\d+$/;
const REACTION = /\/reactions\//;

const stage = useStage();
const table = useSeenTable('When the connection fails while messages are answered');
const one = article({ id: 'one', title: '甲', text: '这是第1句话。' });

beforeEach(() => {
  stage.library.articles.push(one);
  stage.library.reply = () => answer('found', [quote(one, '这是第1句话。')]);
});

const say = (text = `${BOT} 什么是注意力？`): SaidMessage => stage.discord.say(text);

async function expectAnswer(said = say()): Promise<void> {
  expect((await said.reply()).embeds).toHaveLength(1);
}

async function lost(): Promise<void> {
  await stage.discord.changes.until(() => !stage.discord.gateway.isConnected, 'the connection to be lost');
}

/** Waits until another message is answered; by then what comes twice has come. */
async function expectOnce(): Promise<void> {
  await expectAnswer(say(`${BOT} 什么是量化？`));
  expect(stage.discord.channelMessages).toHaveLength(2);
}

describe('a message that is written meanwhile is answered after', () => {
  const drop =
    (code: number) =>
    ({ gateway }: DiscordStandIn): void =>
      gateway.drop(code);
  it.each<[string, (discord: DiscordStandIn) => void]>([
    ...[4000, 4009, 1001].map(
      (code) => [`close code ${code}`, drop(code)] as [string, ReturnType<typeof drop>],
    ),
    ['an end without a close frame (1006)', drop(1006)],
    ['op 7, reconnect', ({ gateway }) => gateway.send(7, null)],
  ])('%s', async (done, fault) => {
    await stage.start();
    fault(stage.discord);
    await lost();
    await expectAnswer();
    expect(stage.discord.gateway).toMatchObject({ resumes: 1, identifies: 1 });
    table.add(done, 'RESUME (1); what was written meanwhile is answered');
  });

  it('a change and a deletion, too', async () => {
    await stage.start();
    const [changed, deleted] = [say(), say()];
    await Promise.all([changed.reply(), deleted.reply()]);
    stage.discord.gateway.drop(4000);
    await lost();
    changed.edit(`${BOT} 什么是蒸馏？`);
    deleted.delete();
    await stage.discord.changes.until(() => changed.message?.content.includes('蒸馏'), 'the change');
    await stage.discord.changes.until(() => deleted.message === null, 'the deletion');
    table.add('close code 4000, and a message is changed, another deleted', 'RESUME (1); the answers follow');
  });
});

it('a session that is forgotten: what is written afterwards is answered', async () => {
  await stage.start();
  const { gateway, changes } = stage.discord;
  gateway.drop(4007);
  await changes.until(() => gateway.identifies === 2 && gateway.isConnected, 'the bot to identify');
  await expectAnswer();
  table.add('close code 4007', 'IDENTIFY (1); what is written afterwards is answered');
});

it('the connection is closed while a message is being answered', async () => {
  await stage.start();
  const { reply } = stage.library;
  let go = (): void => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  stage.library.reply = async (question) => {
    await held;
    return reply(question);
  };
  const said = say();
  await expect.poll(() => stage.library.asked).toHaveLength(1);
  stage.discord.gateway.drop(4000);
  await lost();
  go();
  await expectAnswer(said);
  table.add('close code 4000 between message and answer', 'answered: that needs no gateway');
});

it('a message that is delivered twice', async () => {
  await stage.start();
  const said = say();
  said.tell('MESSAGE_CREATE');
  await expectAnswer(said);
  await expectOnce();
  table.add('the same message is delivered twice', 'answered once');
});

const startFor = (fate: Fate) =>
  stage.start({
    config: { askPerMinute: 3 },
    clientOptions: patienceFor(fate),
  });

describe('a message is answered although', () => {
  it.each(FATES)('the reply %s', async (how, fate) => {
    await startFor(fate);
    stage.discord.failNext('POST', MESSAGES, fate);
    await expectAnswer();
    await expectOnce();
    table.add(`the reply ${how}`, 'sends it again; answered once');
  });

  it.each(FATES.slice(0, 1).concat(FATES.slice(7)))('the changed answer %s', async (how, fate) => {
    await startFor(fate);
    const said = say();
    await said.reply();
    stage.discord.failNext('PATCH', MESSAGE, fate);
    said.edit(`${BOT} 什么是蒸馏？`);
    await stage.discord.changes.until(() => said.message?.content.includes('蒸馏'), 'the change');
    table.add(`the changed answer ${how}`, 'sends it again; changed');
  });

  it.each(FATES.slice(0, 1).concat(FATES.slice(7)))('taking an answer back %s', async (how, fate) => {
    await startFor(fate);
    const said = say();
    await said.reply();
    stage.discord.failNext('DELETE', MESSAGE, fate);
    said.delete();
    await stage.discord.changes.until(() => said.message === null, 'the deletion');
    table.add(`taking an answer back ${how}`, 'sends it again; deleted');
  });
});

describe('a message that can not be answered is logged, and the next one is answered:', () => {
  const refused: Fate = { status: 403, body: { code: 50013, message: 'x' } };
  const logged = (what: string) =>
    stage.discord.changes.until(
      () => stage.log.find(({ msg }) => String(msg).includes(what)),
      'a line of log',
    );

  it('the reply is refused', async () => {
    await stage.start();
    stage.discord.failNext('POST', MESSAGES, refused);
    const said = say();
    await logged('where it stands');
    expect(said.message).toBeNull();
    await expectAnswer();
    expect(JSON.stringify(stage.log)).not.toContain('注意力');
    table.add('the reply is refused: 50013', 'logs it, without what was written; goes on answering');
  });

  it('the reply is answered with 500 four times', async () => {
    await stage.start();
    for (let i = 0; i < 4; i++) stage.discord.failNext('POST', MESSAGES, { status: 500, body: {} });
    expect((await say().reply()).content).toContain('give an admin this number');
    await expectAnswer();
    expect(JSON.stringify(stage.log)).not.toContain('注意力');
    table.add(
      'the reply is answered with 500 four times',
      'tells the person an error number, which the log explains; goes on answering',
    );
  });

  it('the reaction that says so is refused', async () => {
    await stage.start({ config: { askPerMinute: 1 } });
    await expectAnswer();
    stage.discord.failNext('PUT', REACTION, refused);
    say();
    await logged('where it stands');
    await expectAnswer(stage.discord.say(`${BOT} 什么是注意力？`, { userId: '300000000000000002' }));
    table.add('a reaction is refused: 50013', 'logs it; goes on answering');
  });
});
