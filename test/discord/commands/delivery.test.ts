import { describe, expect, it } from 'vitest';
import { useStage } from '../../support/discord/bot.js';
import type { ShownMessage } from '../../support/discord/interactions.js';
import { answer, article, quote } from '../../support/discord/library.js';

const stage = useStage();
const ASKER = { userId: '300000000000000001', permissions: 1n << 35n };
const OTHER = { userId: '300000000000000002' };
const RECIPIENT = '300000000000000005';
const sentences = Array.from({ length: 12 }, (_, i) => `这是第${i}句话，说的是同一件事。`);
const long = article({ id: 'long', title: '长文', text: sentences.join('') });

async function furnish(deps: Parameters<typeof stage.start>[0] = {}): Promise<void> {
  stage.library.articles.push(long);
  const quotes = sentences.slice(1, 7).map((text) => quote(long, text));
  stage.library.reply = () => answer('found', quotes);
  await stage.start(deps);
}

/** What the bot has written in a channel or a thread by itself. */
function writtenIn(channelId: string): Promise<ShownMessage> {
  const { state } = stage.discord;
  const look = () => state.channelMessages.find(({ id }) => state.channelOf.get(id) === channelId);
  return stage.discord.changes.until(look, 'a message');
}

describe('an answer for somebody', () => {
  it('mentions that person alone, in a message that is new, and goes on naming them', async () => {
    await furnish();
    const used = stage.discord.slash('ask', { question: '@everyone 什么', for: RECIPIENT });
    const given = await used.followUp();
    expect(used.message).toMatchObject({
      isEphemeral: true,
      content: `The answer for <@${RECIPIENT}> is below.`,
    });
    expect(given).toMatchObject({ isEphemeral: false, embeds: { length: 3 } });
    expect(given.content).toBe(`For <@${RECIPIENT}>\n**Question:** \\@everyone 什么`);
    const onlyThem = { parse: [], users: [RECIPIENT] };
    expect(given.raw.allowed_mentions).toEqual(onlyThem);
    const more = stage.discord.press({ message: given, userId: used.userId }, 'More quotes');
    const further = await more.shown(({ content }) => content.includes('Quotes 4–6'), 'further quotes');
    expect(further.content).toContain(`For <@${RECIPIENT}>\n`);
    expect(further.raw.allowed_mentions).toEqual(onlyThem);
    const copy = await stage.discord.press({ message: given, userId: used.userId }, 'Longer', OTHER).reply();
    expect(copy.content).not.toContain(RECIPIENT);
  });

  it('is not for the asker alone', async () => {
    await furnish();
    for (const more of [{ for: RECIPIENT }, { thread: true }]) {
      const told = await stage.discord.slash('ask', { question: 'x', private: true, ...more }, ASKER).reply();
      expect(told).toMatchObject({
        isEphemeral: true,
        content: expect.stringContaining('Leave out “private”'),
      });
    }
    expect(stage.library.asked).toEqual([]);
  });
});

describe('an answer in a thread', () => {
  it('stands in one of its own, named by the question, for the asker to change and to delete', async () => {
    await furnish();
    const used = stage.discord.slash('ask', { question: '什么 *事*？', thread: true, for: RECIPIENT }, ASKER);
    await used.reply();
    const thread = used.message?.id ?? '';
    const given = await writtenIn(thread);
    expect(used.message?.content).toBe('The answer is in the thread below.');
    expect(stage.discord.state.threads.get(thread)).toMatchObject({ name: '什么 *事*？' });
    expect(given.content.split('\n')).toEqual([
      `-# Asked by <@${ASKER.userId}>`,
      `For <@${RECIPIENT}>`,
      '**Question:** 什么 \\*事\\*？',
    ]);
    expect(given.raw.allowed_mentions).toEqual({ parse: [], users: [RECIPIENT] });
    const inThread = { message: given, userId: used.userId };
    const wider = stage.discord.press(inThread, 'Longer', ASKER);
    await wider.shown(({ embeds }) => embeds.length === 3, 'the same message');
    expect(wider.callback?.type).toBe(6);
    const copy = stage.discord.press(inThread, 'Longer', OTHER);
    expect((await copy.shown(({ embeds }) => embeds.length > 0, 'a copy')).isEphemeral).toBe(true);
    const deleted = stage.discord.press(inThread, 'Delete', ASKER);
    await stage.discord.changes.until(() => deleted.message === null, 'the answer to go');
  });

  it('has no question for a name where questions are not repeated', async () => {
    await furnish({ config: { echo: false } });
    const used = stage.discord.slash('ask', { question: '秘密', thread: true }, ASKER);
    await used.reply();
    const given = await writtenIn(used.message?.id ?? '');
    expect(stage.discord.state.threads.get(used.message?.id ?? '')).toMatchObject({ name: 'Answer' });
    expect(JSON.stringify(given.content)).not.toContain('秘密');
  });

  it('needs none where nothing answers', async () => {
    await furnish();
    stage.library.reply = () => answer('nothing', []);
    const { content } = await stage.discord.slash('ask', { question: 'x', thread: true }, ASKER).reply();
    expect(content).toContain('No article answers this.');
    expect(stage.discord.state.threads.size).toBe(0);
  });

  const channel = (type: number) => ({ id: '400000000000000008', type });
  it.each([
    ['in a direct message', { isDirectMessage: true }, 'Threads only exist on servers'],
    ['where the bot is not a member', { isUserInstall: true }, 'isn’t a member of this server'],
    ['in a thread', { channel: channel(11) }, 'This is already a thread'],
    ['in a voice channel', { channel: channel(2) }, 'in this channel'],
    ['for a person who may start none', { permissions: 0x800n }, 'You need the “Create Public Threads”'],
    ['where the bot may start none', { appPermissions: 0x800n }, 'it needs “Create Public Threads”'],
  ])('is refused in a clear sentence %s', async (_, person, said) => {
    await furnish();
    const told = await stage.discord
      .slash('ask', { question: 'x', thread: true }, { ...ASKER, ...person })
      .reply();
    expect(told).toMatchObject({ isEphemeral: true, content: expect.stringContaining(said) });
    expect(stage.library.asked).toEqual([]);
  });

  it('is given in the channel where Discord refuses the thread after all', async () => {
    await furnish();
    const body = { code: 160_006, message: 'Maximum number of active threads reached' };
    stage.discord.failNext('POST', /threads$/, { status: 400, body });
    const used = stage.discord.slash('ask', { question: 'x', thread: true }, ASKER);
    const { content } = await used.shown(({ embeds }) => embeds.length === 3, 'the answer');
    expect(content).toMatch(/^-# Discord didn’t let the bot start a thread here\.\n/);
  });
});

describe('Delete', () => {
  const press = (message: ShownMessage | null, person: object) =>
    stage.discord.press({ message, userId: ASKER.userId }, 'Delete', person);

  it('takes an answer back for who has asked, and for those who may manage messages', async () => {
    await furnish();
    for (const person of [ASKER, { ...OTHER, permissions: 1n << 13n }]) {
      const used = stage.discord.slash('ask', { question: 'x' }, ASKER);
      const pressed = press(await used.reply(), person);
      await stage.discord.changes.until(() => pressed.message === null, 'the answer to go');
    }
  });

  it('is refused to others, and costs no question', async () => {
    await furnish({ config: { askPerMinute: 1 } });
    const used = stage.discord.slash('ask', { question: 'x' }, ASKER);
    const told = await press(await used.reply(), OTHER).told();
    expect(told).toMatchObject({
      isEphemeral: true,
      content: expect.stringContaining('Only the person who asked'),
    });
    expect(used.message?.embeds).toHaveLength(3);
    const own = press(used.message, ASKER);
    await stage.discord.changes.until(() => own.message === null, 'the answer to go');
  });

  it('works on replies to messages', async () => {
    await furnish();
    const said = stage.discord.say(`<@${stage.discord.identity.applicationId}> 什么是注意力？`);
    const pressed = stage.discord.press({ message: await said.reply(), userId: said.userId }, 'Delete');
    await stage.discord.changes.until(() => pressed.message === null, 'the reply to go');
  });
});
