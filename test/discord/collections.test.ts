import { expect, it } from 'vitest';
import { articleKey } from '../../src/articles/article-key.js';
import type { Bot } from '../../src/discord/bot.js';
import { type Collection, leakIn, MARKERS, TEXTS, twoCollections } from '../support/collections/two.js';
import { useStage } from '../support/discord/bot.js';
import { IDENTITY } from '../support/discord/gateway.js';
import type { Person, ShownMessage, UsedInteraction } from '../support/discord/interactions.js';
import { asObjects } from '../support/discord/json.js';

const stage = useStage();
const { guildId, channelId } = IDENTITY;
const FORUM = '400000000000000060';
const MENTION = `<@${IDENTITY.applicationId}>`;
const ADMIN = { permissions: (1n << 5n) | (1n << 35n) };
const BUTTON = 2;
const MENU = 3;
const MODAL = 9;

async function start(): Promise<Bot> {
  const bot = await stage.start({
    answers: await twoCollections(),
    pins: { append: () => {} },
    config: { helpChannels: true, askPerMinute: 100_000, locale: 'zh-CN' },
  });
  for (const id of [channelId, FORUM]) stage.channels.setHelp(guildId, id, true);
  stage.discord.state.threads.set(FORUM, { id: FORUM, type: 15, guild_id: guildId, available_tags: [] });
  return bot;
}

/** What can be pressed and picked on a message. */
function usesOf({ components }: ShownMessage): Record<string, unknown>[] {
  return components
    .flatMap((row) => asObjects(row.components))
    .filter(({ disabled, custom_id }) => disabled !== true && custom_id !== undefined)
    .flatMap(({ type, custom_id, options }) =>
      type === MENU
        ? asObjects(options).map(({ value }) => ({ custom_id, component_type: MENU, values: [value] }))
        : [{ custom_id, component_type: BUTTON }],
    );
}

/** Everything that can be done to a message, by its person and by another one; forms are filled in. */
async function useAll(from: { message: ShownMessage | null; userId: string }, person: Partial<Person>) {
  const used: UsedInteraction[] = [];
  const { message } = from;
  if (!message) return used;
  for (const data of usesOf(message)) {
    const one = stage.discord.component({ message, userId: '300000000000000002' }, data, {
      ...person,
      userId: '300000000000000001',
    });
    const { type } = await one.acknowledged();
    used.push(one);
    if (type === MODAL)
      used.push(await stage.discord.fillIn(one, ['海葵会唱歌吗？', '海葵不会唱歌'], person));
  }
  return used;
}

/** Asks everything in every way, and waits for each first answer. */
async function askAll(person: Partial<Person>, texts = TEXTS): Promise<UsedInteraction[]> {
  const { discord } = stage;
  const used: UsedInteraction[] = [];
  for (const text of texts) {
    used.push(
      discord.slash('ask', { question: text, count: 5 }, person),
      discord.slash('ask', { question: text, article: 'sea/price' }, person),
      discord.slash('ask', { question: text, article: text }, person),
      discord.slash('source', { article: text }, person),
      discord.slash('timeline', { topic: text }, person),
      discord.inspect('Find source', { content: text }, person),
      discord.inspect('Who said it', { content: text }, person),
      discord.inspect('Answer this', { content: text }, person),
      discord.type('source', 'article', text, person),
      discord.type('ask', 'article', text, person),
    );
    await Promise.all(used.map((one) => one.acknowledged()));
  }
  for (const id of ['sea/price', 'only', 'tree/price'])
    used.push(discord.slash('source', { article: `#${articleKey(id)}` }, person));
  used.push(
    discord.slash('source', { article: 'sea/copy.md' }, person),
    discord.type('source', 'article', '', person),
    discord.slash('help', {}, person),
    discord.slash('privacy', {}, person),
    discord.slash('gaps', {}, { ...person, ...ADMIN }),
    discord.sub('channels', 'list', {}, { ...person, ...ADMIN }),
  );
  const told = used.filter(({ event }) => event.type !== 4).map((one) => one.told());
  await Promise.all([...told, ...used.map((one) => one.acknowledged())]);
  return used;
}

/** Says everything in messages: mentions, replies to what was said, and what nobody has put to the bot. */
async function sayAll(): Promise<void> {
  for (const text of TEXTS) {
    const said = stage.discord.say(`${MENTION} ${text}`);
    const { raw } = await said.reply();
    stage.discord.say('那后来呢？', { replyTo: { ...raw, author: { id: IDENTITY.applicationId } } });
    stage.discord.say(text);
    stage.discord.say(text, { post: { forumId: FORUM, title: text } });
    stage.discord.say(text, { isDirect: true });
  }
}

const sentSince = (from: number): string => JSON.stringify(stage.discord.requests.slice(from));

/** As many of the texts' replies are pressed: each has some ten buttons and options. */
const PRESSED = TEXTS.slice(0, 3);

it.each<[Collection, Collection]>([['tree', 'sea']])(
  'in a place bound to %s nothing of another collection is told, whatever is done',
  async (bound, other) => {
    const bot = await start();
    const { bindings } = stage.channels;
    // What was shown of the other one before, and can still be pressed.
    bindings.bind(guildId, null, [other]);
    const old = await askAll({}, PRESSED);
    expect(sentSince(0)).toContain(MARKERS[other]);
    expect(leakIn(sentSince(0), other)).toBeNull();
    bindings.bind(guildId, null, [bound]);
    const from = stage.discord.requests.length;
    for (const one of [...old, ...(await askAll({}, PRESSED))]) await useAll(one, {});
    await askAll({});
    await sayAll();
    await bot.stop();
    const sent = sentSince(from);
    expect(sent).toContain(MARKERS[bound]);
    expect(leakIn(sent, bound)).toBeNull();
  },
  60_000,
);
