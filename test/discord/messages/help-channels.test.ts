import { beforeEach, describe, expect, it } from 'vitest';
import type { StageDeps } from '../../support/discord/bot.js';
import { useStage } from '../../support/discord/bot.js';
import { IDENTITY } from '../../support/discord/gateway.js';
import { asObject, asObjects, asText } from '../../support/discord/json.js';
import { answer, article, quote } from '../../support/discord/library.js';
import type { SaidMessage, Saying } from '../../support/discord/said-message.js';

const stage = useStage();
const BOT = `<@${IDENTITY.applicationId}>`;
const FORUM = '400000000000000060';
const OTHER = '300000000000000002';
const ADMIN = { permissions: 0x20n };
const MODERATOR = { userId: OTHER, permissions: 1n << 13n };
const HELP: StageDeps = { config: { helpChannels: true } };
const QUESTION = '什么是注意力机制？';
const sentences = Array.from({ length: 12 }, (_, i) => `这是第${i}句话，说的是同一件事。`);
const long = article({ id: 'long', title: '长文', text: sentences.join('') });
const TAGS = [
  { id: '701', name: '💡 讨论' },
  { id: '702', name: '未解决' },
  { id: '703', name: '✅ 已解决' },
  { id: '704', name: 'unsolved' },
];

beforeEach(() => {
  const { library, channels, discord } = stage;
  library.articles.push(long);
  const quotes = sentences.slice(1, 4).map((text) => quote(long, text));
  library.reply = (question) => {
    if (question.includes('没有')) return answer('nothing', quotes);
    return answer(question.includes('相近') ? 'related' : 'found', quotes);
  };
  const { guildId, channelId } = IDENTITY;
  for (const id of [channelId, FORUM]) channels.setHelp(guildId, id, true);
  discord.state.threads.set(FORUM, { id: FORUM, type: 15, guild_id: guildId, available_tags: TAGS });
});

/** What was not answered by the time that a later mention is, never will be. */
async function settled(): Promise<void> {
  await stage.discord.say(`${BOT} 后来的问题是什么`).reply();
}

const post = (title: string, text: string, saying: Saying = {}): SaidMessage =>
  stage.discord.say(text, { ...saying, post: { forumId: FORUM, title } });

const labels = ({ message }: SaidMessage): string[] =>
  asObjects(message?.components.at(-1)?.components).map(({ label }) => asText(label));

describe('in a help channel', () => {
  it('a question that an article answers is answered unasked, with a word on whether that helped', async () => {
    await stage.start(HELP);
    const said = stage.discord.say(QUESTION);
    const { content, embeds, raw } = await said.reply();
    expect(content).toBe(`**Question:** ${QUESTION}`);
    expect(embeds).toHaveLength(3);
    expect(raw.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(labels(said)).toEqual(['Solved', 'A person is better']);
    expect(stage.journal.questionsSince(0)).toBe(1);
  });

  it.each<[string, string, Saying, number]>([
    ['what nothing answers', '没有答案的注意力机制是什么？', {}, 1],
    ['what is merely near', '相近的注意力机制是什么？', {}, 1],
    ['no question', '今天写完了注意力的代码', {}, 0],
    ['thanks', '谢谢！', {}, 0],
    ['what is only understood by what was said before', '那训练呢？', {}, 0],
    ['a question to somebody', `<@${OTHER}> ${QUESTION}`, {}, 0],
    ['a reply to somebody', QUESTION, { replyTo: { id: '9', author: { id: OTHER } } }, 0],
    ['another bot', QUESTION, { isBot: true }, 0],
    ['a webhook', QUESTION, { more: { webhook_id: '1' } }, 0],
    ['another channel', QUESTION, { channelId: '400000000000000077' }, 0],
    ['words of a thread', QUESTION, { channelId: '400000000000000078' }, 0],
  ])('stays silent about %s, and keeps nothing of it', async (_, text, saying, asked) => {
    const { openChannels, threads } = stage.discord.state;
    const thread = { type: 11, guild_id: IDENTITY.guildId, parent_id: IDENTITY.channelId, name: 'x' };
    for (const id of ['400000000000000077', '400000000000000078']) openChannels.add(id);
    threads.set('400000000000000078', { ...thread, id: '400000000000000078' });
    await stage.start({ ...HELP, logLevel: 'trace' });
    const said = stage.discord.say(text, saying);
    await settled();
    expect(said.message).toBeNull();
    expect(stage.library.asked).toHaveLength(asked + 1);
    expect(stage.journal.questionsSince(0)).toBe(1);
    expect(stage.discord.state.reactions).toEqual([]);
    expect(JSON.stringify(stage.log)).not.toContain(text);
  });

  it('an answer follows its question when that is changed, and goes when it is none any more', async () => {
    await stage.start(HELP);
    const said = stage.discord.say(QUESTION);
    const first = await said.reply();
    said.edit('什么是模型量化？');
    await stage.discord.changes.until(() => said.message?.content.includes('量化'), 'the answer to follow');
    expect(said.message?.id).toBe(first.id);
    said.edit('没事了');
    await stage.discord.changes.until(() => said.message === null, 'the answer to go');
    said.edit(QUESTION);
    await said.reply();
    said.delete();
    await stage.discord.changes.until(() => said.message === null, 'the answer to go');
  });

  it('what was passed over is answered when it is soon changed into a question, not when it unfolds', async () => {
    await stage.start(HELP);
    const said = stage.discord.say('没有答案的注意力机制是什么？');
    await settled();
    said.tell('MESSAGE_UPDATE');
    await settled();
    expect(stage.library.asked).toHaveLength(3);
    said.edit(QUESTION);
    await said.reply();
  });

  it('a mention is answered as everywhere, and what goes wrong is told to nobody', async () => {
    await stage.start(HELP);
    const { content } = await stage.discord.say(`${BOT} 没有答案的注意力机制是什么？`).reply();
    expect(content).toBe('No article answers this.');
    stage.library.reply = () => {
      throw new TypeError(QUESTION);
    };
    const said = stage.discord.say(QUESTION);
    await stage.discord.changes.until(() => stage.log.find(({ where }) => where === 'help'), 'a line of log');
    expect(said.message).toBeNull();
    expect(JSON.stringify(stage.log)).not.toContain('注意力');
  });

  it('the limit of a person and the rules of the server hold, in silence', async () => {
    const { guildId, channelId } = IDENTITY;
    await stage.start({ config: { helpChannels: true, askPerMinute: 1 } });
    await stage.discord.say(QUESTION).reply();
    const tooMuch = stage.discord.say(QUESTION);
    await stage.discord.say(`${BOT} x?`, { userId: '300000000000000003' }).reply();
    stage.channels.set(guildId, channelId, 'refuse');
    const closed = stage.discord.say(QUESTION, { userId: OTHER });
    await stage.discord.say('x?', { isDirect: true, userId: '300000000000000004' }).reply();
    expect([tooMuch.message, closed.message]).toEqual([null, null]);
    expect(stage.discord.state.reactions).toEqual([]);
  });

  it('works where mentions are not heard', async () => {
    await stage.start({ config: { helpChannels: true, mentions: false } });
    expect(stage.discord.gateway.intents).toBe(1 | (1 << 9) | (1 << 15));
    const mention = stage.discord.say(`${BOT} 没有的是什么`);
    await stage.discord.say(QUESTION).reply();
    expect(mention.message).toBeNull();
  });
});

describe('in a forum', () => {
  it('a new post is answered once, by its title where that asks, else by both', async () => {
    await stage.start(HELP);
    const asking = post(QUESTION, '我看了很久。');
    await asking.reply();
    const telling = post('注意力', '想知道它的来历');
    await telling.reply();
    expect(stage.library.asked.map(({ question }) => question)).toEqual([QUESTION, '注意力\n想知道它的来历']);
    const later = stage.discord.say(QUESTION, { channelId: asking.id });
    await settled();
    expect(later.message).toBeNull();
    expect(stage.library.asked).toHaveLength(3);
  });

  it('one that no article surely answers is left to people', async () => {
    await stage.start(HELP);
    const posts = ['没有的', '相近的'].map((title) => post(title, '请问？'));
    const elsewhere = stage.discord.say(QUESTION, { post: { forumId: '400000000000000061', title: 'x' } });
    await settled();
    expect([...posts, elsewhere].map(({ message }) => message)).toEqual([null, null, null]);
    expect(stage.journal.questionsSince(0)).toBe(1);
  });

  it('a person may be wanted instead: the post is tagged, nobody is pinged, and admins see it', async () => {
    await stage.start(HELP);
    const asked = post(QUESTION, '请教');
    await asked.reply();
    const channel = { id: asked.id, type: 11, parent_id: FORUM };
    const refused = stage.discord.press(asked, 'A person is better', { userId: OTHER, channel });
    expect((await refused.told()).content).toContain('Only the person who has asked');
    const pressed = stage.discord.press(asked, 'A person is better', { channel });
    const { threads } = stage.discord.state;
    const tags = () => asObject(threads.get(asked.id)).applied_tags;
    await stage.discord.changes.until(() => JSON.stringify(tags()) === '["702"]', 'the tag');
    expect(stage.journal.gaps(IDENTITY.guildId)).toMatchObject([{ question: QUESTION, kind: 'unhelpful' }]);
    const solved = stage.discord.press(pressed, 'Solved', { ...MODERATOR, channel });
    await stage.discord.changes.until(() => JSON.stringify(tags()) === '["703"]', 'the other tag');
    const buttons = asObjects(solved.message?.components.at(-1)?.components);
    expect(buttons.map(({ style, disabled }) => [style, disabled])).toEqual([
      [3, true],
      [2, false],
    ]);
    expect(() => stage.discord.press(solved, 'Solved', { channel })).toThrow('no button');
  });

  it('both can be said where a quoted article is no longer read, of which nothing is shown again', async () => {
    const short = article({ id: 'short', title: '短文', text: '只有一句。' });
    const quotes = [quote(short, '只有一句。'), ...sentences.slice(1, 3).map((text) => quote(long, text))];
    stage.library.articles.push(short);
    stage.library.reply = () => answer('found', quotes);
    stage.channels.bindings.bind(IDENTITY.guildId, null, ['default']);
    await stage.start(HELP);
    const asked = stage.discord.say(QUESTION);
    await asked.reply();
    stage.library.articles.pop();
    const from = stage.discord.requests.length;
    const pressed = stage.discord.press(asked, 'A person is better');
    await stage.discord.changes.until(() => pressed.history[0], 'the mark');
    await expect.poll(() => stage.journal.gaps(IDENTITY.guildId)).toMatchObject([{ question: QUESTION }]);
    const solved = stage.discord.press(pressed, 'Solved');
    await stage.discord.changes.until(() => solved.history[0], 'the other mark');
    const [menu] = asObjects(solved.message?.components[0]?.components);
    expect(asObjects(menu?.options)).toHaveLength(2);
    expect(JSON.stringify(stage.discord.requests.slice(from))).not.toContain('短文');
  });

  it('a post that may not be tagged, or has no tag that fits, stays as it is', async () => {
    const { threads } = stage.discord.state;
    await stage.start(HELP);
    const asked = post(QUESTION, '请教');
    await asked.reply();
    stage.discord.failNext('PATCH', new RegExp(`^/channels/${asked.id}$`), {
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    stage.discord.press(asked, 'Solved', { channel: { id: asked.id, type: 11, parent_id: FORUM } });
    await stage.discord.changes.until(
      () => stage.log.find(({ msg }) => String(msg).includes('could not be tagged')),
      'a line of log',
    );
    threads.set(FORUM, { id: FORUM, type: 15, available_tags: TAGS.slice(0, 1) });
    const other = post(QUESTION, '请教');
    await other.reply();
    const pressed = stage.discord.press(other, 'Solved', { channel: { id: other.id, type: 11 } });
    await pressed.shown(({ raw }) => 'components' in raw, 'the buttons to change');
    expect(asObject(threads.get(other.id)).applied_tags).toEqual([]);
  });

  it('the buttons stay through every other press on the answer', async () => {
    await stage.start(HELP);
    const asked = post(QUESTION, '请教');
    await asked.reply();
    const channel = { id: asked.id, type: 11, parent_id: FORUM };
    const wide = stage.discord.press(asked, 'Longer', { channel });
    await wide.shown(({ raw }) => 'components' in raw, 'a wider quote');
    const picked = stage.discord.choose(wide, /^Quote 2:/, { channel });
    await stage.discord.changes.until(() => picked.history.length > 0, 'the picked quote');
    for (const used of [wide, picked])
      expect(asObjects(used.message?.components.at(-1)?.components).map(({ label }) => label)).toEqual([
        'Solved',
        'A person is better',
      ]);
    const copy = stage.discord.press(asked, 'Longer', { userId: OTHER, channel });
    const { components } = await copy.reply();
    expect(JSON.stringify(components)).not.toContain('Solved');
  });
});

describe('without the Message Content intent', () => {
  const warned = () =>
    stage.log.filter(({ level, msg }) => level === 40 && String(msg).includes('Message Content'));

  it('is not asked for unless it is wanted', async () => {
    await stage.start();
    expect(stage.discord.gateway.intents).toBe(1 | (1 << 9) | (1 << 12));
    const said = stage.discord.say(QUESTION);
    await settled();
    expect(said.message).toBeNull();
    const { content } = await stage.discord.sub('channels', 'list', {}, ADMIN).reply();
    expect(content).toContain('HELP_CHANNELS=on');
  });

  it('that Discord refuses at the start, everything else goes on, and admins are told', async () => {
    stage.discord.gateway.allowsAllWords = false;
    const bot = await stage.start(HELP);
    expect(bot.ready).toBe(true);
    expect(stage.discord.gateway.intents).toBe(1 | (1 << 9) | (1 << 12));
    expect(warned()).toHaveLength(1);
    await stage.discord.slash('ask', { question: 'x' }).reply();
    await settled();
    const { channelId } = IDENTITY;
    const { content } = await stage.discord.sub('channels', 'answer', { channel: channelId }, ADMIN).reply();
    expect(content).toMatch(/is a help channel now[\s\S]*silent for now[\s\S]*Developer Portal/);
  });

  it('that Discord takes away while the bot runs, it does the same', async () => {
    const bot = await stage.start(HELP);
    const { gateway, changes } = stage.discord;
    gateway.allowsAllWords = false;
    gateway.drop(4014);
    gateway.forget();
    await changes.until(() => gateway.identifies === 2 && gateway.isConnected, 'the bot to identify');
    await expect.poll(() => bot.ready).toBe(true);
    expect(warned()).toHaveLength(1);
    await settled();
  });
});

describe('/privacy', () => {
  it('names the help channels, where they are heard', async () => {
    const bot = await stage.start(HELP);
    const told = async () => asText((await stage.discord.slash('privacy').reply()).embeds[0]?.description);
    expect(await told()).toContain(
      `In the help channels of this server (<#${IDENTITY.channelId}> <#${FORUM}>)`,
    );
    await bot.stop();
    await stage.start();
    expect(await told()).not.toContain('help channels');
  });
});

describe('/channels answer', () => {
  it('switches a help channel on and off, lists them, and is undone by reset', async () => {
    const { guildId, channelId } = IDENTITY;
    await stage.start(HELP);
    const use = async (what: string, options = {}) =>
      (await stage.discord.sub('channels', what, options, ADMIN).reply()).content;
    expect(await use('answer', { channel: channelId, on: false })).toBe(
      `<#${channelId}> is no longer a help channel.\nNo rules: the bot can be used wherever Discord allows it.\nHelp channels: <#${FORUM}>`,
    );
    expect(await use('answer', { channel: channelId })).toContain(
      `Help channels: <#${FORUM}> <#${channelId}>`,
    );
    for (const channel of [FORUM, channelId]) await use('reset', { channel });
    expect(stage.channels.helpChannels(guildId)).toEqual([]);
    expect(await use('list')).not.toContain('Help channels');
  });
});
