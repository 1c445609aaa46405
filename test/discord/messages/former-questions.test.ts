import { describe, expect, it } from 'vitest';
import { useStage } from '../../support/discord/bot.js';
import { IDENTITY } from '../../support/discord/gateway.js';
import { answer, article, quote } from '../../support/discord/library.js';

const stage = useStage();
const BOT = `<@${IDENTITY.applicationId}>`;
const ECHO_OFF = { config: { echo: false } };
const one = article({ id: 'one', title: '甲', text: '这是第1句话。' });

function furnish(): void {
  stage.library.articles.push(one);
  stage.library.reply = (question) =>
    question.includes('没有') ? answer('nothing', []) : answer('found', [quote(one, '这是第1句话。')]);
}

const formers = () => stage.library.asked.at(-1)?.before;

describe('a plain reply to an answer that does not repeat its question', () => {
  it('goes on from it, as the bot remembers it, also to what a command was answered', async () => {
    furnish();
    await stage.start(ECHO_OFF);
    const asked = stage.discord.say(`${BOT} 什么是注意力？`);
    await asked.reply();
    await stage.discord.say('那训练呢？', { replyTo: asked.answered }).reply();
    expect(formers()).toEqual(['什么是注意力？']);
    const used = await stage.discord.slash('ask', { question: '什么是量化？' }).reply();
    const replyTo = {
      ...used.raw,
      id: used.id,
      channel_id: IDENTITY.channelId,
      author: stage.discord.state.user,
    };
    const said = stage.discord.say(`${BOT} 那训练呢？`, { replyTo });
    expect((await said.reply()).content).not.toContain('量化');
    expect(formers()).toEqual(['什么是量化？']);
  });

  it.each([
    ['ECHO=off, after a restart', false, '什么是注意力？'],
    ['ECHO=on, where nothing answered', true, '没有答案的是什么注意力？'],
  ])('goes on from what stands in the channel: %s', async (_, echo, question) => {
    furnish();
    const first = await stage.start({ config: { echo } });
    const asked = stage.discord.say(`${BOT} ${question}`);
    await asked.reply();
    const further = stage.discord.say('那训练呢？', { replyTo: asked.answered });
    await further.reply();
    await first.stop();
    await stage.start({ config: { echo } });
    const last = stage.discord.say('那价格呢？', { replyTo: further.answered });
    await last.reply();
    expect(formers()).toEqual([question, '那训练呢？'].slice(echo ? -1 : 0));
  });

  it('stands by itself where that was deleted, and is not looked for where it is clear', async () => {
    furnish();
    const first = await stage.start(ECHO_OFF);
    const asked = stage.discord.say(`${BOT} 什么是注意力？`);
    await asked.reply();
    const { answered } = asked;
    await first.stop();
    await stage.start(ECHO_OFF);
    await stage.discord.say('什么是模型的量化？', { replyTo: answered }).reply();
    expect(formers()).toBeUndefined();
    const looked = () =>
      stage.discord.requests.filter(({ method, path }) => method === 'GET' && path.includes('/messages/'));
    expect(looked()).toEqual([]);
    stage.discord.state.said.delete(asked.id);
    await stage.discord.say('那训练呢？', { replyTo: answered }).reply();
    expect(formers()).toBeUndefined();
    expect(looked()).toMatchObject([{ status: 404 }]);
  });
});

it('/gaps keeps a follow-up that nothing answers together with what it goes on from', async () => {
  stage.library.reply = () => answer('nothing', [], { continues: '什么是注意力？' });
  await stage.start();
  await stage.discord.say(`${BOT} 那训练呢？`).reply();
  const [gap] = stage.journal.gaps(IDENTITY.guildId);
  expect(gap?.question).toBe('什么是注意力？ → 那训练呢？');
});
