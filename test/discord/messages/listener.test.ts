import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { ChannelRules } from '../../../src/journal/channel-rules.js';
import { useStage } from '../../support/discord/bot.js';
import { IDENTITY } from '../../support/discord/gateway.js';
import { asObject, type Json } from '../../support/discord/json.js';
import { answer, article, quote } from '../../support/discord/library.js';
import type { Saying } from '../../support/discord/said-message.js';

const stage = useStage();
const BOT = `<@${IDENTITY.applicationId}>`;
const sentences = Array.from({ length: 12 }, (_, i) => `这是第${i}句话，说的是同一件事。`);
const long = article({ id: 'long', title: '长文', text: sentences.join('') });

function furnish(): void {
  stage.library.articles.push(long);
  const quotes = sentences.slice(1, 7).map((text) => quote(long, text));
  stage.library.reply = (question) =>
    question.includes('没有') ? answer('nothing', quotes) : answer('found', quotes);
}

/** Says something and then something that is answered: what was not answered by then never will be. */
async function expectSilence(text: string, saying: Saying = {}): Promise<void> {
  const said = stage.discord.say(text, saying);
  await stage.discord.say(`${BOT} 后来的问题是什么`).reply();
  expect(said.message).toBeNull();
  expect(stage.library.asked).toHaveLength(1);
}

const written = (content: string, authorId = '300000000000000009'): Json => ({
  id: '900000000000000001',
  channel_id: IDENTITY.channelId,
  content,
  embeds: [],
  author: { id: authorId, username: 'somebody', bot: authorId === IDENTITY.applicationId },
});

describe('a message that mentions the bot', () => {
  it('is answered as /ask would, as a reply that pings nobody', async () => {
    furnish();
    await stage.start();
    const { content, embeds, raw } = await stage.discord.say(`${BOT} 什么是 *注意力* 机制？`).reply();
    expect(stage.library.asked).toEqual([{ question: '什么是 注意力 机制？', top: 3 }]);
    expect(content).toBe('**Question:** 什么是 注意力 机制？');
    expect(embeds).toHaveLength(3);
    expect(raw.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(stage.journal.questionsSince(0)).toBe(1);
  });

  it('has buttons that change the reply for who has asked, and give others a copy', async () => {
    furnish();
    await stage.start();
    const said = stage.discord.say(`${BOT} 什么是注意力？`);
    await said.reply();
    const next = stage.discord.press(said, 'More quotes');
    await next.shown(({ content }) => content.includes('Quotes 4–6'), 'further quotes');
    expect(next.callback?.type).toBe(6);
    const copy = stage.discord.press(said, 'More quotes', { userId: '300000000000000002' });
    await copy.shown(({ embeds }) => embeds.length > 0, 'a copy');
    expect(copy.message?.isEphemeral).toBe(true);
  });

  it('is one line where nothing answers', async () => {
    furnish();
    await stage.start();
    const { content, embeds, components } = await stage.discord.say(`${BOT} 没有的是什么`).reply();
    expect([content, embeds, components]).toEqual(['No article answers this.', [], []]);
  });

  it('gets a friendly word where nothing is asked', async () => {
    await stage.start();
    expect((await stage.discord.say(BOT).reply()).content).toContain('Hello!');
    expect(stage.library.asked).toEqual([]);
    stage.library.reply = () => answer('nothing', [], { chat: 'thanks' });
    expect((await stage.discord.say(`${BOT} 谢谢！`).reply()).content).toBe('You’re welcome!');
    expect(stage.journal.questionsSince(0)).toBe(0);
  });

  it.each(['greeting', 'aboutBot'] as const)(
    'is told how to ask, with examples, where it is a %s',
    async (chat) => {
      stage.library.examples = ['什么是 *注意力*？', '四种许可证怎么读？'];
      stage.library.reply = () => answer('nothing', [], { chat });
      await stage.start();
      const { embeds } = await stage.discord.say(`${BOT} 你好`).reply();
      expect(embeds[0]?.title).toBe('How to ask me');
      const told = String(embeds[0]?.description);
      expect(told).toContain('- 什么是 \\*注意力\\*？\n- 四种许可证怎么读？');
      expect(told).toContain('quotation marks');
      expect(told).toContain('**Longer**');
      const asked = await stage.discord.slash('ask', { question: '你好' }).reply();
      expect(asked.embeds).toMatchObject([{ title: 'How to ask me' }]);
      expect(JSON.stringify(await stage.discord.slash('help').reply())).toContain('四种许可证怎么读');
    },
  );

  it('is answered, and the first one on a server introduces the bot besides, once', async () => {
    furnish();
    stage.library.examples = ['什么是注意力？'];
    const channels = new ChannelRules(':memory:');
    onTestFinished(() => channels.close());
    const bot = await stage.start({ channels });
    const replies = () => stage.discord.channelMessages.map(({ embeds }) => embeds[0]?.title);
    await stage.discord.say(`${BOT} 什么是注意力？`, { isDirect: true }).reply();
    await stage.discord.say(`${BOT} 什么是注意力？`).reply();
    await stage.discord.say(`${BOT} 后来的问题是什么`).reply();
    await bot.stop();
    expect(replies()).toEqual(['长文', '长文', 'How to ask me', '长文']);
  });

  it('introduces the bot by the reply to a greeting, where that comes first', async () => {
    const channels = new ChannelRules(':memory:');
    onTestFinished(() => channels.close());
    const bot = await stage.start({ channels });
    await stage.discord.say(BOT).reply();
    await bot.stop();
    expect(stage.discord.channelMessages.map(({ content }) => content)).toEqual([
      expect.stringContaining('Hello!'),
    ]);
  });

  it.each([
    ['of another bot', { isBot: true }],
    ['of the server itself, about a new member', { more: { type: 7 } }],
    ['of a webhook', { more: { webhook_id: '1' } }],
  ])('is not answered: one %s', async (_, saying) => {
    furnish();
    await stage.start();
    await expectSilence(`${BOT} 什么是注意力？`, saying);
  });

  it('is told what went wrong, without what is for admins', async () => {
    await stage.start();
    stage.library.reply = () => {
      throw new UserError('no-index', 'There is no index in /secret/folder.');
    };
    const { content } = await stage.discord.say(`${BOT} 什么是注意力？`).reply();
    expect(content).toContain('There is no index to search yet');
    expect(content).not.toContain('secret');
  });
});

describe('a message that does not', () => {
  it('is not answered, whatever it says', async () => {
    furnish();
    await stage.start();
    await expectSilence('什么是注意力？');
  });

  it('is answered where it is a direct one', async () => {
    furnish();
    await stage.start();
    const { embeds } = await stage.discord.say('什么是注意力？', { isDirect: true }).reply();
    expect(embeds).toHaveLength(3);
    expect(stage.library.asked).toMatchObject([{ question: '什么是注意力？' }]);
  });

  it('comes by no privileged intent, and by none at all where MENTIONS is off', async () => {
    const first = await stage.start();
    expect(stage.discord.gateway.intents).toBe(1 | (1 << 9) | (1 << 12));
    await first.stop();
    await stage.start({ config: { mentions: false } });
    expect(stage.discord.gateway.intents).toBe(1);
    // Also one that Discord would send all the same is not listened to.
    const event = { id: '1', channel_id: IDENTITY.channelId, content: 'x', author: { id: '2' } };
    stage.discord.gateway.dispatch('MESSAGE_CREATE', event);
    await stage.discord.slash('ask', { question: 'z' }).reply();
    expect(stage.library.asked).toHaveLength(1);
  });
});

describe('a reply', () => {
  it('to the bot’s answer is asked with what that answers, and what it goes on from', async () => {
    furnish();
    await stage.start();
    const replyTo = written(
      '**Question:** 为什么？\n-# Following on from: 什么是 \\*注意力\\*？\n-# x',
      IDENTITY.applicationId,
    );
    const before = ['什么是 *注意力*？', '为什么？'];
    stage.library.reply = () =>
      answer('found', [quote(long, '这是第1句话')], { continues: '什么是 *注意力*？' });
    const { content } = await stage.discord.say('那多头呢？', { replyTo }).reply();
    expect(stage.library.asked).toEqual([{ question: '那多头呢？', top: 3, before }]);
    expect(content).toBe('**Question:** 那多头呢？\n-# Following on from: 什么是 \\*注意力\\*？');
  });

  it('is what a mention in a thread is taken for where it lacks a subject, to the bot’s last answer there', async () => {
    furnish();
    await stage.start();
    const { state } = stage.discord;
    const { guildId, channelId } = IDENTITY;
    const thread = '400000000000000055';
    state.openChannels.add(thread);
    state.threads.set(thread, { id: thread, type: 11, guild_id: guildId, parent_id: channelId, name: 'x' });
    for (const [text, where] of [
      ['什么是注意力？', thread],
      ['那多头呢？', thread],
      ['什么是蒸馏？', thread],
      ['那多头呢？', channelId],
    ] as const)
      await stage.discord.say(`${BOT} ${text}`, { channelId: where }).reply();
    expect(stage.library.asked.map(({ question, before }) => [question, before])).toEqual([
      ['什么是注意力？', undefined],
      ['那多头呢？', ['什么是注意力？']],
      ['什么是蒸馏？', undefined],
      ['那多头呢？', undefined],
    ]);
  });

  it('that the bot can’t read is told so', async () => {
    await stage.start();
    const replyTo = written('', IDENTITY.applicationId);
    const { content } = await stage.discord.say('', { replyTo }).reply();
    expect(content).toMatch(/only read messages that mention me.*<\/ask:\d+>/);
  });

  it.each([
    ['这个是真的吗？', 'This article says it **word for word**'],
    ['', 'This article says it **word for word**'],
    ['is that true?', 'This article says it **word for word**'],
    ['谁说的', 'According to this article, **林晓** said it'],
  ])('“%s” to what somebody says looks for where that stands', async (text, begin) => {
    const texts: (string | undefined)[] = [];
    const found = quote(long, sentences[3] ?? '', { speaker: '林晓' });
    stage.library.findQuotation = async (wanted) => {
      texts.push(wanted);
      return { kind: 'exact', wanted: '话', wantedDiffers: [], quote: found };
    };
    await stage.start();
    const replyTo = written('听说 **这是** 第3句话');
    const { content } = await stage.discord.say(`${BOT} ${text}`, { replyTo }).reply();
    expect(texts).toEqual(['听说 这是 第3句话']);
    expect(content.startsWith(begin)).toBe(true);
    expect(stage.library.asked).toEqual([]);
  });

  it('to what the bot can’t read says how to have it looked for', async () => {
    await stage.start();
    const { content } = await stage.discord.say(`${BOT} 这个是真的吗`, { replyTo: written('') }).reply();
    expect(content).toMatch(/can’t read the message.*\*\*Find source\*\*/);
    expect(stage.library.asked).toEqual([]);
    await stage.discord.say(`${BOT} 什么是注意力机制？`, { replyTo: written('') }).reply();
    expect(stage.library.asked).toMatchObject([{ question: '什么是注意力机制？' }]);
  });

  it('with a short question asks it of what somebody says', async () => {
    furnish();
    await stage.start();
    await stage.discord.say(`${BOT} 怎么解释？`, { replyTo: written('郁金香涨价了') }).reply();
    expect(stage.library.asked).toMatchObject([{ question: '郁金香涨价了\n怎么解释？' }]);
  });
});

describe('a message that is changed', () => {
  it('changes its answer within a minute, and not after it', async () => {
    furnish();
    let now = 0;
    await stage.start({ timing: { elapsed: () => now } });
    const said = stage.discord.say(`${BOT} 什么是注意力？`);
    const first = await said.reply();
    now = 59_000;
    said.edit(`${BOT} 什么是量化？`);
    await stage.discord.changes.until(() => said.message?.content.includes('量化'), 'the answer to follow');
    expect(said.message?.id).toBe(first.id);
    now = 61_000;
    said.edit(`${BOT} 什么是蒸馏？`);
    await stage.discord.say(`${BOT} 后来`).reply();
    expect(said.message?.content).toContain('量化');
    expect(stage.library.asked).toHaveLength(3);
  });

  it('is answered once where an embed unfolds, and where it comes twice', async () => {
    furnish();
    await stage.start();
    const said = stage.discord.say(`${BOT} 什么是注意力？`);
    await said.reply();
    said.tell('MESSAGE_CREATE');
    said.tell('MESSAGE_UPDATE');
    await stage.discord.say(`${BOT} 后来`).reply();
    expect(stage.library.asked).toHaveLength(2);
    expect(stage.discord.channelMessages).toHaveLength(2);
  });

  it('takes its answer along when it is deleted, also one that is under way', async () => {
    furnish();
    await stage.start();
    const { discord, library } = stage;
    const said = discord.say(`${BOT} 什么是注意力？`);
    await said.reply();
    said.delete();
    await discord.changes.until(() => said.message === null, 'the answer to go');
    const release = library.hold();
    const other = discord.say(`${BOT} 没有的问题`);
    // Answered after it: by then the held one is being searched for.
    await discord.say(BOT).reply();
    other.delete();
    release();
    await discord.changes.until(() => discord.state.deletedMessages.length === 2, 'the other to go');
    expect(other.message).toBeNull();
  });
});

describe('where it may not be', () => {
  it('reacts and says nothing: by the rules of the server, in threads too', async () => {
    furnish();
    const { guildId, channelId } = IDENTITY;
    stage.channels.set(guildId, channelId, 'refuse');
    await stage.start();
    const thread = '400000000000000055';
    const { state } = stage.discord;
    state.openChannels.add(thread);
    state.threads.set(thread, { id: thread, type: 11, guild_id: guildId, parent_id: channelId, name: 'x' });
    const said = [thread, channelId].map((where) =>
      stage.discord.say(`${BOT} 什么是注意力？`, { channelId: where }),
    );
    expect(await Promise.all(said.map((one) => one.reaction()))).toEqual(['🚫', '🚫']);
    expect(stage.library.asked).toEqual([]);
    const { embeds } = await stage.discord.say('什么是注意力？', { isDirect: true }).reply();
    expect(embeds).toHaveLength(3);
  });

  it('reacts where somebody asks too often, by commands and messages together', async () => {
    furnish();
    await stage.start({ config: { askPerMinute: 2 } });
    await stage.discord.slash('ask', { question: 'x' }).reply();
    await stage.discord.say(`${BOT} 什么是注意力？`).reply();
    const third = stage.discord.say(`${BOT} 什么是注意力？`);
    expect(await third.reaction()).toBe('⏳');
    expect(third.message).toBeNull();
    await stage.discord.say(`${BOT} 问题是什么`, { userId: '300000000000000002' }).reply();
  });

  it('logs that it may not write, without what was asked, and goes on', async () => {
    furnish();
    await stage.start();
    stage.discord.say(`${BOT} 什么是注意力？`, { channelId: '400000000000000056' });
    await stage.discord.changes.until(
      () => stage.log.find(({ msg }) => String(msg).includes('could not be answered where it stands')),
      'it to be logged',
    );
    expect(JSON.stringify(stage.log)).not.toContain('注意力');
    await stage.discord.say(`${BOT} 什么是注意力？`).reply();
  });

  it('answers what it has heard before it leaves', async () => {
    furnish();
    const bot = await stage.start();
    const release = stage.library.hold();
    const said = stage.discord.say(`${BOT} 什么是注意力？`);
    await stage.discord.say(BOT).reply();
    const stopped = bot.stop();
    release();
    await stopped;
    expect(asObject(said.message?.raw.message_reference).message_id).toBe(said.id);
  });
});
