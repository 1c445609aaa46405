import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { useStage } from '../support/discord/bot.js';
import { asObject, asObjects, asText } from '../support/discord/json.js';
import { answer, article, quote } from '../support/discord/library.js';
import { OWNER_ID } from '../support/discord/rest-routes.js';

const stage = useStage();
const ADMIN = { permissions: 0x20n };
const OTHER_CHANNEL = '400000000000000009';

const fieldsOf = (embed: unknown): string[] =>
  asObjects(asObject(embed).fields).map(({ name, value }) => `${asText(name)}: ${asText(value)}`);

describe('commands for admins', () => {
  it.each(['status', 'gaps'])('/%s is refused to everyone else', async (name) => {
    await stage.start();
    const reply = await stage.discord.slash(name).reply();
    expect(reply).toMatchObject({ isEphemeral: true, content: expect.stringContaining('Manage Server') });
  });

  it('/channels is refused to everyone else', async () => {
    await stage.start();
    const reply = await stage.discord.sub('channels', 'allow', { channel: OTHER_CHANNEL }).reply();
    expect(reply.content).toContain('Manage Server');
    expect(stage.channels.list(stage.discord.identity.guildId)).toEqual([]);
  });
});

describe('the index that all servers share', () => {
  const SECOND = '200000000000000002';
  const ROLE = '500000000000000001';
  const NAMED = '300000000000000005';
  const HOME = '200000000000000001';

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

  const status = (person: object) => stage.discord.slash('status', {}, person).reply();

  it('is seen to by the admins of the one server that has it', async () => {
    await stage.start();
    expect((await status(ADMIN)).embeds).toHaveLength(1);
    expect((await status({})).content).toContain('Manage Server');
  });

  it('is no matter of the admins of several servers, who keep what is about their own', async () => {
    await stage.start({ config: { adminRoleIds: [ROLE], adminUserIds: [NAMED] } });
    isOnTwoServers();
    for (const guildId of [HOME, SECOND]) {
      const person = { ...ADMIN, guildId };
      expect((await status(person)).content).toContain('index that all servers share');
      const reindex = await stage.discord.slash('reindex', { action: 'go-back' }, person).reply();
      expect(reindex).toMatchObject({
        isEphemeral: true,
        content: expect.stringContaining('all servers share'),
      });
      expect((await stage.discord.slash('gaps', {}, person).reply()).content).toContain(
        'In the last 90 days',
      );
      expect((await stage.discord.sub('channels', 'list', {}, person).reply()).content).toContain('No rules');
    }
  });

  it('fails with details for those alone who see to it', async () => {
    const where = '10.0.0.7:9200';
    stage.library.meanings = async () => {
      throw new UserError('cluster', `The OpenSearch cluster at http://${where} does not answer.`);
    };
    for (const question of ['甲', '乙'])
      stage.journal.recordQuestion({ question, tier: 'nothing', guildId: HOME });
    await stage.start();
    const told = async (person: object): Promise<string> =>
      (await stage.discord.slash('gaps', {}, person).told()).content;
    expect(await told(ADMIN)).toContain(where);
    isOnTwoServers();
    expect(await told(ADMIN)).toBe('The index isn’t reachable right now. Please try again in a moment.');
    expect(await told({ ...ADMIN, userId: OWNER_ID })).toContain(where);
  });

  it.each([
    ['a person who is named', { userId: NAMED }],
    ['a member of an admin role', { roleIds: [ROLE] }],
  ])('is seen to by %s, on the home server alone', async (_, person) => {
    await stage.start({ config: { homeGuildId: HOME, adminRoleIds: [ROLE], adminUserIds: [NAMED] } });
    isOnTwoServers();
    expect((await status(person)).embeds).toHaveLength(1);
    expect((await status({ ...person, guildId: SECOND })).content).toContain('all servers share');
    expect((await status(ADMIN)).content).toContain('all servers share');
  });

  it('is seen to by the owner of the application on every server', async () => {
    await stage.start();
    isOnTwoServers();
    for (const guildId of [HOME, SECOND])
      expect((await status({ userId: OWNER_ID, guildId })).embeds).toHaveLength(1);
  });

  it('is seen to by the team that has accepted, in the place of an owner', async () => {
    const member = (id: string, state: number) => ({ membership_state: state, user: { id } });
    stage.discord.state.team = { id: '1', members: [member('11', 2), member('12', 1)] };
    await stage.start();
    isOnTwoServers();
    expect((await status({ userId: '11' })).embeds).toHaveLength(1);
    for (const userId of ['12', OWNER_ID])
      expect((await status({ userId })).content).toContain('all servers share');
  });

  it('is open to no owner that Discord does not name', async () => {
    stage.discord.failNext('GET', /^\/applications\/@me$/, {
      status: 403,
      body: { code: 50001, message: 'No' },
    });
    await stage.start();
    isOnTwoServers();
    expect((await status({ userId: OWNER_ID })).content).toContain('all servers share');
    expect(stage.log).toContainEqual(
      expect.objectContaining({ level: 40, msg: expect.stringContaining('owns') }),
    );
  });
});

describe('/status', () => {
  it('tells how the index, the bot and the questions are doing, and the last errors', async () => {
    stage.library.articles.push(article({ id: 'a' }));
    let now = 0;
    await stage.start({ timing: { elapsed: () => now } });
    await stage.discord.slash('ask', { question: 'x' }).reply();
    stage.library.reply = () => {
      throw new TypeError('broken');
    };
    const failed = await stage.discord.slash('ask', { question: 'y' }).reply();
    now += (26 * 60 + 5) * 60_000;
    const { embeds, isEphemeral } = await stage.discord.slash('status', {}, ADMIN).reply();
    expect(isEphemeral).toBe(true);
    const [index, bot, questions, errors] = fieldsOf(embeds[0]);
    expect(index).toBe('Index: one article, 9 passages\nGeneration 20250211T215510123Z\ntest/model');
    expect(bot).toMatch(/^Bot: Up for 1 d 2 h 5 min\nMemory \d+ MB\nGateway /);
    expect(questions).toMatch(/^Questions: \d today\nHalf answered within \d+ ms, 95% within \d+ ms$/);
    const id = failed.content.split(': ').at(-1);
    expect(errors).toMatch(new RegExp(`^Recent errors: <t:\\d+:R> ask: ${id}$`));
  });

  it('tells since when and why a local copy answers in the place of a cluster', async () => {
    const info = await stage.library.info();
    const why = 'The OpenSearch cluster at http://*a*:9200 does not answer.';
    stage.library.info = async () => ({ ...info, standsIn: { since: 1_700_000_000_000, why } });
    await stage.start();
    const { embeds } = await stage.discord.slash('status', {}, ADMIN).reply();
    const [line, reason] = fieldsOf(embeds[0])[0]?.split('\n') ?? [];
    expect(line).toBe(
      'Index: ⚠️ The cluster can’t be reached: a local copy of the index has answered since <t:1700000000:f>',
    );
    expect(reason).toContain('\\*a\\*:9200 does not answer.');
  });

  it('works before the first question, and where nothing is kept', async () => {
    await stage.start({ journal: null });
    const { embeds } = await stage.discord.slash('status', {}, { ...ADMIN, locale: 'zh-CN' }).reply();
    expect(fieldsOf(embeds[0])[2]).toBe('提问: 今天 – 个\n启动以来尚无回答');
    expect(fieldsOf(embeds[0])[3]).toBe('最近的错误: 启动以来没有');
  });
});

describe('/gaps', () => {
  it('lists what was not answered, merged and counted, and exports it', async () => {
    await stage.start();
    for (const question of ['谁发明了*火*？', '誰發明了*火*', '谁发明了*火*？', '天气']) {
      await stage.discord.slash('ask', { question }).reply();
    }
    const { guildId } = stage.discord.identity;
    await expect.poll(() => stage.journal.gaps(guildId)).toHaveLength(4);
    const used = stage.discord.slash('gaps', {}, ADMIN);
    const { embeds, isEphemeral } = await used.reply();
    expect(isEphemeral).toBe(true);
    expect(embeds[0]).toMatchObject({
      description: '**3×** 谁发明了\\*火\\*？\n**1×** 天气',
      footer: { text: 'In the last 90 days: 4 questions in 2 groups' },
    });
    const exported = await stage.discord.press(used, 'Export (CSV)', ADMIN).told();
    expect(exported.isEphemeral).toBe(true);
    expect(exported.files[0]?.name).toMatch(/^gaps-\d{4}-\d\d-\d\d\.csv$/);
    expect(exported.files[0]?.text).toContain('谁发明了*火*？,3,3,0,');
    const refused = await stage.discord.press(used, 'Export (CSV)').told();
    expect(refused.content).toContain('Manage Server');
    expect(refused.files).toEqual([]);
  });

  it('does not count what was answered, and says so when there is nothing', async () => {
    stage.library.reply = () => answer('found', [quote(article({ id: 'a' }), '第一段。')]);
    await stage.start();
    await stage.discord.slash('ask', { question: 'x' }).reply();
    const { content } = await stage.discord.slash('gaps', {}, ADMIN).reply();
    expect(content).toMatch(/^In the last 90 days, every question was answered/);
  });

  it('stays within the limits with many long questions', async () => {
    const guildId = stage.discord.identity.guildId;
    for (let i = 0; i < 40; i++)
      stage.journal.recordQuestion({
        question: `${i}`.repeat(250) + '*_`'.repeat(80),
        tier: 'nothing',
        guildId,
      });
    await stage.start();
    const { embeds } = await stage.discord.slash('gaps', {}, ADMIN).reply();
    expect(asText(embeds[0]?.description)).toContain('and 25 more');
  });

  it('keeps and shows nothing where it is off', async () => {
    await stage.start({ journal: null });
    await stage.discord.slash('ask', { question: 'x' }).reply();
    const { content } = await stage.discord.slash('gaps', {}, ADMIN).reply();
    expect(content).toContain('GAPS=off');
    expect(stage.journal.questionsSince(0)).toBe(0);
  });
});

describe('/privacy', () => {
  it('says to anyone what is kept, in their language', async () => {
    await stage.start();
    const told = await stage.discord.slash('privacy', {}, { locale: 'zh-TW', isDirectMessage: true }).reply();
    expect(told.isEphemeral).toBe(true);
    expect(asText(told.embeds[0]?.description)).toMatch(/90 天[\s\S]*「查詢出處」/);
  });

  it.each([
    [true, false],
    [false, true],
  ])('says what is in memory where questions are not repeated (repeated: %s)', async (echo, said) => {
    await stage.start({ config: { echo } });
    const told = await stage.discord.slash('privacy').reply();
    expect(asText(told.embeds[0]?.description).includes('in the bot’s memory')).toBe(said);
  });

  it('says that nothing is kept where that is so', async () => {
    await stage.start({ journal: null });
    const told = await stage.discord.slash('privacy').reply();
    expect(asText(told.embeds[0]?.description)).toMatch(/^It keeps nothing about your questions\./);
  });
});

describe('/channels', () => {
  it('lets the bot be used in the allowed channels alone, admins excepted', async () => {
    await stage.start();
    const { channelId, guildId } = stage.discord.identity;
    const allowed = await stage.discord.sub('channels', 'allow', { channel: OTHER_CHANNEL }, ADMIN).reply();
    expect(allowed).toMatchObject({ isEphemeral: true });
    expect(allowed.content).toBe(
      [
        `The bot can now be used in <#${OTHER_CHANNEL}>.`,
        `Allowed: <#${OTHER_CHANNEL}>`,
        'Not allowed: none',
        '-# Once a channel is allowed, the bot can only be used in allowed channels.',
      ].join('\n'),
    );
    const refused = await stage.discord.slash('ask', { question: 'x' }).reply();
    expect(refused).toMatchObject({
      isEphemeral: true,
      content: expect.stringContaining(`works in <#${OTHER_CHANNEL}>`),
    });
    expect(stage.library.asked).toEqual([]);
    await stage.discord.sub('channels', 'allow', { channel: channelId }, ADMIN).reply();
    expect((await stage.discord.slash('ask', { question: 'x' }).reply()).isEphemeral).toBe(false);
    await stage.discord.sub('channels', 'refuse', { channel: channelId }, ADMIN).reply();
    expect((await stage.discord.slash('ask', { question: 'x' }).reply()).isEphemeral).toBe(true);
    await stage.discord.sub('channels', 'reset', { channel: channelId }, ADMIN).reply();
    await stage.discord.sub('channels', 'reset', { channel: OTHER_CHANNEL }, ADMIN).reply();
    const listed = await stage.discord.sub('channels', 'list', {}, ADMIN).reply();
    expect(listed.content).toContain('No rules');
    expect(stage.channels.list(guildId)).toEqual([]);
  });

  it.each([
    ['a thread', 11, 'refuse'],
    ['a thread', 11, 'allow'],
    ['a private thread', 12, 'refuse'],
    ['a private thread', 12, 'allow'],
  ] as const)(
    'in %s of type %i, that was never seen before, does what the channel round it does: %s',
    async (_, type, rule) => {
      const { guildId } = stage.discord.identity;
      stage.channels.set(guildId, OTHER_CHANNEL, rule);
      await stage.start();
      const channel = { id: '400000000000000077', type, parent_id: OTHER_CHANNEL };
      const reply = await stage.discord.slash('ask', { question: 'x' }, { channel }).reply();
      expect(reply.isEphemeral).toBe(rule === 'refuse');
      const elsewhere = { ...channel, id: '400000000000000078', parent_id: '400000000000000079' };
      const other = await stage.discord.slash('ask', { question: 'x' }, { channel: elsewhere }).reply();
      expect(other.isEphemeral).toBe(rule === 'allow');
    },
  );

  it('follows the category round a channel, and that round the channel of a thread', async () => {
    const { guildId, channelId } = stage.discord.identity;
    const category = '400000000000000050';
    stage.channels.set(guildId, category, 'refuse');
    await stage.start();
    const add = (values: object) =>
      stage.discord.gateway.dispatch('CHANNEL_CREATE', {
        guild_id: guildId,
        name: 'c',
        position: 0,
        ...values,
      });
    add({ id: category, type: 4 });
    add({ id: OTHER_CHANNEL, type: 0, parent_id: category });
    const ask = (channel: object) =>
      stage.discord.slash('ask', { question: 'x' }, { channel: { ...channel } }).reply();
    expect((await ask({ id: OTHER_CHANNEL, type: 0 })).isEphemeral).toBe(true);
    expect((await ask({ id: '77', type: 12, parent_id: OTHER_CHANNEL })).isEphemeral).toBe(true);
    expect((await ask({ id: channelId, type: 0 })).isEphemeral).toBe(false);
  });

  it('holds for buttons whose effect everyone sees, and for nothing that the person alone sees', async () => {
    const { guildId, channelId } = stage.discord.identity;
    const one = article({ id: 'a', title: '甲' });
    stage.library.articles.push(one);
    stage.library.reply = () => answer('found', [quote(one, '第一段。')]);
    await stage.start();
    const { discord } = stage;
    const shown = discord.slash('ask', { question: 'x' });
    await shown.reply();
    const hidden = discord.slash('ask', { question: 'x', private: true });
    await hidden.reply();
    stage.channels.set(guildId, channelId, 'refuse');
    const isRefused = { isEphemeral: true, content: expect.stringContaining('in this channel') };
    expect(await discord.press(shown, 'Longer').told()).toMatchObject(isRefused);
    expect(await discord.press(hidden, 'Share').told()).toMatchObject(isRefused);
    expect((await discord.press(hidden, 'Longer').reply()).embeds).toHaveLength(1);
    const elsewhere = { userId: '300000000000000002' };
    expect((await discord.press(shown, 'Longer', elsewhere).reply()).isEphemeral).toBe(true);
    expect((await discord.press(shown, 'Read').told()).embeds).toHaveLength(1);
    expect((await discord.press(shown, 'Helpful').told()).content).toContain('Thank you');
    expect((await discord.slash('privacy').reply()).embeds).toHaveLength(1);
    expect((await discord.slash('source', { article: 'a' }).reply()).embeds).toHaveLength(1);
    const typed = discord.type('source', 'article', '');
    await typed.acknowledged();
    expect(typed.choices).toHaveLength(1);
    expect((await discord.slash('ask', { question: 'x', private: true }).reply()).embeds).toHaveLength(1);
    expect(await discord.slash('timeline', { topic: 'x' }).reply()).toMatchObject(isRefused);
  });

  it('has no say in direct messages', async () => {
    stage.channels.set(stage.discord.identity.guildId, OTHER_CHANNEL, 'allow');
    await stage.start();
    const reply = await stage.discord.slash('ask', { question: 'x' }, { isDirectMessage: true }).reply();
    expect(reply.content).toContain('No article answers this.');
  });
});
