import { describe, expect, it } from 'vitest';
import { parsePins } from '../../src/articles/pins/pins.js';
import { LOCALES } from '../../src/config.js';
import { messagesFor } from '../../src/discord/i18n/messages.js';
import type { PinsWriter } from '../../src/discord/interactions/command.js';
import { UserError } from '../../src/errors.js';
import { useStage } from '../support/discord/bot.js';
import { documented } from '../support/discord/documented.js';
import type { Person, UsedInteraction } from '../support/discord/interactions.js';
import { answer } from '../support/discord/library.js';
import { furnish, HEADING, long } from '../support/discord/long-article.js';

const stage = useStage();

/** Where the bot is used, and what the cases there come to. */
const PLACES = [
  ['a server', {}, 75],
  ['a direct message', { isDirectMessage: true }, 52],
  ['a server that the bot is not in', { isUserInstall: true }, 54],
  ['a chat of other people', { isUserInstall: true, isDirectMessage: true }, 51],
] as const satisfies readonly (readonly [string, Partial<Person>, number])[];

/** Where pins are written. */
const pins: PinsWriter = { append: () => {} };

const MANAGE_GUILD = 1n << 5n;
const FORUM = '400000000000000060';
const RECIPIENT = '300000000000000005';
const CREATE_PUBLIC_THREADS = 1n << 35n;

/** What free text leads to, the best first. */
const FOUND = [
  { id: long.id, title: long.title, date: long.date, heading: HEADING, start: long.text.indexOf(HEADING) },
  { id: long.id, title: long.title, date: long.date, heading: null, start: 0 },
];

async function startBot(locale: (typeof LOCALES)[number]): Promise<void> {
  const quotes = furnish(stage.library);
  stage.library.examples = ['什么是长文？'];
  const pinned = quotes.map((one, i) => ({ ...one, isPinned: i === 0 }));
  stage.library.reply = () => answer('found', pinned);
  await stage.start({
    config: { locale, helpChannels: true },
    pins,
    runIndexer: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new UserError('cancelled', 'The run was cancelled.')));
      }),
  });
}

/** Counts what is done in one place, each case when what must be seen of it is there. */
class Cases {
  count = 0;

  /** Something that a person does. */
  async done(used: UsedInteraction): Promise<UsedInteraction> {
    await used.told();
    this.count++;
    return used;
  }

  /** A press that changes the message it is on, or leaves a word. */
  async pressed(used: UsedInteraction): Promise<UsedInteraction> {
    await stage.discord.changes.until(
      () => used.followUps.length > 0 || used.history.some(({ raw }) => Object.keys(raw).length > 1),
      'what a press does',
    );
    this.count++;
    return used;
  }

  /** A press that takes the message away. */
  async removed(used: UsedInteraction): Promise<void> {
    await stage.discord.changes.until(() => used.message === null, 'the message to go');
    this.count++;
  }

  /** Something that is being typed. */
  async typed(used: UsedInteraction): Promise<void> {
    await used.acknowledged();
    this.count++;
  }
}

/** Answers in a help channel and in a forum, with what can be done with them. */
async function helpChannels(cases: Cases, person: Partial<Person>): Promise<void> {
  const { discord, channels } = stage;
  const { t } = messagesFor(person.locale === 'zh-TW' || person.locale === 'zh-CN' ? person.locale : 'en-US');
  const { guildId, channelId } = discord.identity;
  const tags = [{ id: '701', name: t('solved') }];
  discord.state.threads.set(FORUM, { id: FORUM, type: 15, available_tags: tags });
  for (const id of [channelId, FORUM]) channels.setHelp(guildId, id, true);
  const inChannel = discord.say('注意力机制是什么？');
  const inForum = discord.say('请教', { post: { forumId: FORUM, title: '注意力机制是什么？' } });
  for (const said of [inChannel, inForum]) {
    expect((await said.reply()).embeds).toHaveLength(3);
    cases.count++;
    const wide = await cases.pressed(discord.press(said, t('wider'), person));
    const marked = await cases.pressed(discord.press(wide, t('personIsBetter'), person));
    await cases.pressed(discord.press(marked, t('solved'), person));
  }
  for (const id of [channelId, FORUM]) channels.setHelp(guildId, id, false);
}

/** What admins of the index do about a question without a good answer. */
async function curate(
  list: UsedInteraction,
  person: Partial<Person>,
  cases: Cases,
  locale: (typeof LOCALES)[number],
): Promise<void> {
  const { t } = messagesFor(locale);
  const { discord } = stage;
  const gap = await cases.pressed(discord.choose(list, 'x', person));
  await gap.shown(({ embeds }) => embeds[0]?.title === 'x', 'the question');
  const written: string[] = [];
  pins.append = (lines) => void written.push(...lines);
  await cases.done(discord.choose(gap, /^1\. /, person));
  const words = discord.press(gap, t('pinText'), person);
  await cases.done(await discord.fillIn(words, ['开头第一句话。', ''], person));
  const names = discord.press(gap, t('aliasButton'), person);
  await cases.done(await discord.fillIn(names, ['长文', 'long text'], person));
  expect(written).toEqual([
    '? x',
    '@ long.md',
    '> 开头第一句话。',
    '? x',
    '@ long.md',
    '> 开头第一句话。',
    '长文 = long text',
  ]);
  pins.append = () => {
    throw new UserError('articles', 'no right to write');
  };
  const refused = await cases.done(discord.choose(gap, /^1\. /, person));
  expect(refused.message?.content).toContain('> 开头第一句话。');
  stage.library.pinned = parsePins('甲方 = 乙方\n? x\n@ long.md\n> 开头\n? y\n@ gone.md\n> z\n?');
  const back = await cases.pressed(discord.press(gap, t('gapsBack'), person));
  await back.shown(({ embeds }) => embeds[0]?.title === t('gapsTitle'), 'the list');
  const listed = await cases.pressed(discord.press(back, t('pinsButton'), person));
  await listed.shown(({ embeds }) => embeds[0]?.title === t('pinsTitle'), 'the pins');
}

describe.each(LOCALES)('in %s', (locale) => {
  const { t } = messagesFor(locale);

  it.each(PLACES)('everything works in %s', async (_, place, count) => {
    await startBot(locale);
    const cases = new Cases();
    const person = { ...place, locale, permissions: MANAGE_GUILD | CREATE_PUBLIC_THREADS };
    const { discord } = stage;
    const admin = !('isDirectMessage' in place);
    // The index belongs to the servers that the bot is in.
    const ofIndex = admin && !('isUserInstall' in place);
    const hindrance = admin ? 'noThreadNotMember' : 'noThreadOutside';
    // Commands.
    const ask = await cases.done(discord.slash('ask', { question: 'x', count: 2, private: true }, person));
    expect(ask.message?.content).toContain(t('question', { question: 'x' }));
    const inPublic = await cases.done(discord.slash('ask', { question: 'x' }, person));
    const given = discord.slash('ask', { question: 'x', for: RECIPIENT }, person);
    const { content } = await given.followUp();
    expect(content).toContain(t('answerFor', { person: `<@${RECIPIENT}>` }));
    await cases.done(given);
    const forOne = { question: 'x', for: RECIPIENT, private: true };
    expect((await cases.done(discord.slash('ask', forOne, person))).message?.content).toBe(
      t('privateIsForOne'),
    );
    const inThread = await cases.done(
      discord.slash('ask', { question: 'x', count: 2, thread: true }, person),
    );
    expect(inThread.message?.content).toBe(t(ofIndex ? 'answerInThread' : hindrance));
    if (ofIndex) {
      const { state } = discord;
      const look = () =>
        state.channelMessages.find(({ id }) => state.channelOf.get(id) === inThread.message?.id);
      const message = await discord.changes.until(look, 'the answer in the thread');
      const here = { message, userId: inThread.userId };
      const wide = await cases.pressed(discord.press(here, t('wider'), person));
      await cases.pressed(discord.press(wide, t('moreQuotes'), person));
      await cases.removed(discord.press(here, t('remove'), person));
    }
    await cases.done(discord.slash('timeline', { topic: 'x' }, person));
    const source = await cases.done(discord.slash('source', { article: 'long' }, person));
    const list = await cases.done(discord.slash('source', { article: '文' }, person));
    await cases.pressed(discord.choose(list, long.title, person));
    stage.library.opened = FOUND;
    for (const at of [null, { start: 0, end: 7 }]) {
      stage.library.openedAt = at;
      const free = await cases.done(discord.slash('source', { article: '标题二' }, person));
      const said = at
        ? t('openedAtPassage', { wanted: HEADING })
        : t('openedAtHeading', { heading: HEADING });
      expect(free.message?.content).toBe(said);
      await cases.pressed(discord.choose(free, long.title, person));
    }
    const missing = await cases.done(discord.slash('ask', { question: 'x', article: '文' }, person));
    expect(missing.message?.content).toContain(messagesFor(locale).t('noSuchArticle', { wanted: '文' }));
    await cases.done(discord.choose(missing, long.title, person));
    await cases.done(discord.slash('privacy', {}, person));
    await cases.done(discord.inspect('Find source', { content: 'x' }, person));
    await cases.done(discord.inspect('Who said it', { content: 'x' }, person));
    await cases.done(discord.inspect('Answer this', { content: 'x' }, person));
    await cases.done(discord.slash('help', {}, person));
    const narrowing = { article: 'long', tag: 'x', since: '2024', until: '2024-06' };
    await cases.done(discord.slash('ask', { question: 'x', ...narrowing }, person));
    await cases.typed(discord.type('source', 'article', '长', person));
    await cases.typed(discord.type('source', 'article', '标题', person));
    await cases.typed(discord.type('ask', 'article', '长', person));
    // Messages: there is no bot to write to elsewhere.
    if (!('isUserInstall' in place)) {
      const text = `<@${discord.identity.applicationId}> 问题是什么`;
      const { embeds } = await discord.say(text, { isDirect: !admin }).reply();
      expect(embeds).toHaveLength(3);
      cases.count++;
    }
    // What is answered unasked, on the servers that the bot is in.
    if (ofIndex) await helpChannels(cases, person);
    // Buttons and menus.
    for (const key of ['wider', 'read', 'moreQuotes', 'share'] as const) {
      const hasButton = key !== 'share' || admin;
      if (hasButton) await cases.pressed(discord.press(ask, t(key), person));
    }
    const wider = await cases.pressed(discord.press(ask, t('wider'), person));
    await cases.pressed(discord.press(wider, t('narrower'), person));
    const option = t('quoteOption', { number: 2, title: long.title });
    await cases.pressed(discord.choose(ask, option, person));
    await cases.pressed(discord.choose(ask, option, { ...person, userId: '300000000000000003' }));
    const formOf = (from: UsedInteraction) => discord.press(from, t('askFurther'), person);
    for (const from of [ask, inPublic]) {
      const further = await discord.fillIn(formOf(from), '那第二段呢？', person);
      const { content, isEphemeral } = (await cases.done(further)).message ?? {};
      expect(content).toContain(t('question', { question: '那第二段呢？' }));
      expect(isEphemeral).toBe(from.message?.isEphemeral);
      expect(stage.library.asked.at(-1)?.before).toEqual(['x']);
    }
    await cases.removed(discord.press(inPublic, t('remove'), person));
    await cases.done(discord.press(ask, t('helpful'), person));
    const unhelpful = discord.press(ask, t('unhelpful'), person);
    await unhelpful.acknowledged();
    const need = await cases.done(await discord.fillIn(unhelpful, '还缺价格', person));
    expect(need.message).toMatchObject({ content: t('thanksNeed'), isEphemeral: true });
    await cases.pressed(discord.press(ask, t('wider'), { ...person, userId: '300000000000000003' }));
    const second = await cases.pressed(discord.press(source, t('nextPage'), person));
    await cases.pressed(discord.press(second, t('previousPage'), person));
    await cases.pressed(discord.press(source, t('wholeText'), person));
    await cases.pressed(discord.choose(source, HEADING, person));
    // For admins: what Discord would not even show elsewhere says so.
    const status = await cases.done(discord.slash('status', {}, person));
    if (!admin) expect(status.message?.content).toBe(t('adminOnly'));
    if (admin && !ofIndex) expect(status.message?.embeds).toEqual([]);
    await cases.done(discord.slash('gaps', {}, person));
    await cases.done(discord.sub('channels', 'list', {}, person));
    for (const what of ['refuse', 'allow', 'reset'])
      await cases.done(discord.sub('channels', what, { channel: discord.identity.channelId }, person));
    await cases.done(discord.sub('channels', 'collection', { names: '*' }, person));
    for (const on of [true, false])
      await cases.done(discord.sub('channels', 'answer', { channel: FORUM, on }, person));
    const run = await cases.done(discord.slash('reindex', {}, person));
    if (admin) {
      const gaps = await cases.done(discord.slash('gaps', {}, person));
      await cases.pressed(discord.press(gaps, t('gapsExport'), person));
      if (ofIndex) await curate(gaps, person, cases, locale);
    }
    if (ofIndex) {
      await cases.done(discord.press(run, t('reindexCancel'), person));
      await run.shown((message) => JSON.stringify(message).includes(t('details')), 'the end of the run');
      await cases.done(discord.press(run, t('details'), person));
    }
    expect(cases.count).toBe(count);
    expect(stage.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

it('the number of cases is the one in the documentation', () => {
  const inAll = PLACES.reduce((sum, [, , count]) => sum + count, 0) * LOCALES.length;
  expect(documented()).toContain(`${inAll} cases`);
});
