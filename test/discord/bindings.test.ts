import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { UNBOUND } from '../../src/index/scope.js';
import { useStage } from '../support/discord/bot.js';
import { IDENTITY } from '../support/discord/gateway.js';
import type { Person } from '../support/discord/interactions.js';
import { OWNER_ID } from '../support/discord/rest-routes.js';

const stage = useStage();
const { guildId: HOME, channelId: CHANNEL } = IDENTITY;
const SECOND = '200000000000000002';
const CATEGORY = '400000000000000070';
const INSIDE = '400000000000000071';
const ADMIN = { permissions: 0x20n };
const OWNER = { ...ADMIN, userId: OWNER_ID };

const DIVIDED = ['faq', 'news', '随笔'].map((name) => ({ name, articles: 1, passages: 1, examples: [] }));

beforeEach(() => {
  stage.library.collections = DIVIDED;
});

/** Another server takes the bot in. */
function isOnTwoServers(): void {
  stage.discord.gateway.dispatch('GUILD_CREATE', {
    id: SECOND,
    name: 'B',
    channels: [],
    members: [],
    roles: [],
  });
}

async function bind(options: Record<string, unknown>, person: Partial<Person> = ADMIN): Promise<string> {
  return (await stage.discord.sub('channels', 'collection', options, person).reply()).content;
}

/** What is read by who asks somewhere. */
async function scopeIn(person: Partial<Person> = {}) {
  await stage.discord.slash('ask', { question: 'x' }, person).reply();
  return stage.library.scope;
}

describe('what a place reads', () => {
  it('is everything on the one server that uses the bot, and in its direct messages', async () => {
    await stage.start();
    expect(await scopeIn()).toBeNull();
    expect(await scopeIn({ isDirectMessage: true })).toBeNull();
    expect(await scopeIn({ isUserInstall: true })).toBe(UNBOUND);
    await stage.discord.say('x', { isDirect: true }).reply();
    expect(stage.library.scope).toBeNull();
  });

  it('is nothing where several servers do, until somebody says what', async () => {
    await stage.start();
    isOnTwoServers();
    for (const person of [{}, { guildId: SECOND }, { isDirectMessage: true }])
      expect(await scopeIn(person)).toBe(UNBOUND);
    stage.channels.bindings.bind(SECOND, null, ['news']);
    expect(await scopeIn({ guildId: SECOND })).toEqual(['news']);
    expect(await scopeIn()).toBe(UNBOUND);
    expect(await scopeIn({ isDirectMessage: true })).toBe(UNBOUND);
    await stage.discord.say(`<@${IDENTITY.applicationId}> x`).reply();
    expect(stage.library.scope).toBe(UNBOUND);
  });

  it('is what its channel, else its category, else its server is bound to, for commands and for messages', async () => {
    await stage.start();
    const channel = { id: INSIDE, type: 0, parent_id: CATEGORY };
    stage.channels.bindings.bind(HOME, CATEGORY, ['faq', 'news']);
    expect(await scopeIn({ channel })).toEqual(['faq', 'news']);
    expect(await scopeIn()).toBeNull();
    stage.channels.bindings.bind(HOME, CHANNEL, ['news']);
    await stage.discord.say(`<@${IDENTITY.applicationId}> x`).reply();
    expect(stage.library.scope).toEqual(['news']);
    stage.channels.bindings.bind(HOME, null, ['faq']);
    expect(await scopeIn({ channel })).toEqual(['faq']);
    expect(await scopeIn()).toEqual([]);
    expect(await scopeIn({ isDirectMessage: true })).toEqual(['faq']);
  });

  it('is nothing on a server that the bot is not on, though it is bound to something', async () => {
    await stage.start();
    stage.channels.bindings.bind(SECOND, null, ['faq']);
    expect(await scopeIn({ guildId: SECOND })).toBe(UNBOUND);
    isOnTwoServers();
    expect(await scopeIn({ guildId: SECOND })).toEqual(['faq']);
  });

  it('is nothing on a server that was given nothing, whatever its channels are bound to', async () => {
    await stage.start();
    isOnTwoServers();
    const { bindings } = stage.channels;
    for (const collections of [null, ['faq']]) {
      bindings.bind(SECOND, null, ['faq']);
      bindings.bind(SECOND, CHANNEL, collections);
      expect(await scopeIn({ guildId: SECOND })).toEqual(['faq']);
      bindings.unbind(SECOND, null);
      expect(await scopeIn({ guildId: SECOND })).toBe(UNBOUND);
    }
  });

  it('is said kindly where nobody has said it', async () => {
    await stage.start();
    const { library } = stage;
    library.reply = () => {
      throw new UserError('unbound', 'It has not been said.');
    };
    const { content } = await stage.discord.slash('ask', { question: 'x' }).reply();
    expect(content).toMatch(
      /Nobody has chosen yet which articles.* the owner of the bot can .*<\/channels:\d+>/,
    );
  });
});

describe('/channels collection', () => {
  it('binds a channel, a category and the server to one or several, and takes that back', async () => {
    await stage.start();
    expect(await bind({ channel: CHANNEL, names: 'News，随笔' })).toContain(
      `<#${CHANNEL}> now reads: news, 随笔`,
    );
    expect(await bind({ names: '*' })).toContain('This server now reads: all collections');
    const list = await stage.discord.sub('channels', 'list', {}, ADMIN).reply();
    expect(list.content).toContain('📚 This server: all collections');
    expect(list.content).toContain(`📚 <#${CHANNEL}>: news, 随笔`);
    expect(stage.channels.bindings.of(HOME, [CHANNEL])).toEqual(['news', '随笔']);
    expect(await bind({ channel: CHANNEL })).toContain('no longer has collections of its own');
    expect(stage.channels.bindings.of(HOME, [CHANNEL])).toBeNull();
  });

  it('names what there is where it does not know a name, and changes nothing', async () => {
    await stage.start();
    expect(await bind({ names: 'news, *x*' })).toContain(
      'no collection “\\*x\\*” here. There are: faq, news, 随笔',
    );
    expect(stage.channels.bindings.list(HOME)).toEqual([]);
  });

  it('leaves it to those who see to the index what a server reads that shares it, and to its admins where', async () => {
    await stage.start();
    isOnTwoServers();
    const admin = { ...ADMIN, guildId: SECOND };
    expect(await bind({ names: 'news' }, admin)).toContain('the admins of the index choose');
    expect(await bind({ channel: CHANNEL, names: 'news' }, admin)).toContain('There are: none');
    expect(stage.channels.bindings.list(SECOND)).toEqual([]);
    const list = await stage.discord.sub('channels', 'list', {}, admin).reply();
    expect(list.content).toContain('nobody has chosen yet');
    stage.library.collections = null;
    const undivided = await stage.discord.sub('channels', 'list', {}, admin).reply();
    expect(undivided.content).not.toContain('📚');
    stage.library.collections = DIVIDED;
    expect(await bind({ names: 'faq, news' }, { ...OWNER, guildId: SECOND })).toContain(
      'now reads: faq, news',
    );
    expect(await bind({ channel: CHANNEL, names: 'news' }, admin)).toContain('now reads: news');
    const unknown = await bind({ channel: CHANNEL, names: '随笔' }, admin);
    expect(unknown).toContain('There are: faq, news');
    expect(await bind({}, admin)).toContain('the admins of the index choose');
  });

  it('gives a channel not more than its server was given, with * neither', async () => {
    await stage.start();
    isOnTwoServers();
    const admin = { ...ADMIN, guildId: SECOND };
    expect(await bind({ channel: CHANNEL, names: '*' }, admin)).toContain('the admins of the index choose');
    expect(stage.channels.bindings.list(SECOND)).toEqual([]);
    const owner = { ...OWNER, guildId: SECOND };
    expect(await bind({ channel: CHANNEL, names: 'faq' }, owner)).toContain('nobody has chosen yet');
    expect(await bind({ names: 'faq' }, owner)).not.toContain('nobody has chosen yet');
    expect(await bind({ channel: CHANNEL, names: '*' }, admin)).toContain('now reads: all collections');
    expect(await scopeIn({ guildId: SECOND })).toEqual(['faq']);
  });

  it('completes names, of several the last one, and offers those alone that the person may choose', async () => {
    await stage.start();
    const typed = async (text: string, person: Partial<Person>) => {
      const used = stage.discord.typeSub('channels', 'collection', 'names', text, person);
      await used.acknowledged();
      return used.choices.map(({ value }) => value);
    };
    expect(await typed('', ADMIN)).toEqual(['faq', 'news', '随笔']);
    expect(await typed('faq，随', ADMIN)).toEqual(['faq, 随笔']);
    isOnTwoServers();
    const admin = { ...ADMIN, guildId: SECOND };
    expect(await typed('', admin)).toEqual([]);
    stage.channels.bindings.bind(SECOND, null, ['news', 'gone']);
    expect(await typed('', admin)).toEqual(['news']);
  });
});
