import { describe, expect, it } from 'vitest';
import { useStage } from '../../support/discord/bot.js';
import { asText } from '../../support/discord/json.js';
import { answer, article, quote } from '../../support/discord/library.js';

const stage = useStage();
const talk = article({ id: 'talk', title: '访谈', text: '第一句。第二句。' });

describe('“Answer this”', () => {
  it('takes a message for the question, answers the person alone, and can be shared', async () => {
    stage.library.articles.push(talk);
    stage.library.reply = () => answer('found', [quote(talk, '第一句。')]);
    await stage.start();
    const used = stage.discord.inspect('Answer this', { content: '<@1> **什么是**注意力？ https://x.org' });
    const reply = await used.reply();
    expect(reply).toMatchObject({ isEphemeral: true, content: '**Question:** 什么是注意力？' });
    expect(stage.library.asked).toMatchObject([{ question: '什么是注意力？', top: 3 }]);
    const shared = await stage.discord.press(used, 'Share').followUp();
    expect(shared.isEphemeral).toBe(false);
  });

  it('says so where there is nothing to answer', async () => {
    await stage.start();
    const reply = await stage.discord.inspect('Answer this', { content: '<@1>' }).reply();
    expect(reply).toMatchObject({ isEphemeral: true, content: expect.stringContaining('no text') });
    expect(stage.library.asked).toEqual([]);
  });
});

describe('the commands of messages', () => {
  it.each([
    [
      'what is forwarded',
      {
        message_reference: { type: 1, channel_id: '400000000000000001', message_id: '900000000000000001' },
        message_snapshots: [{ message: { content: '转发的话', embeds: [] } }],
      },
      '转发的话',
    ],
    [
      'an embed’s title and fields',
      { embeds: [{ type: 'rich', title: '标题', fields: [{ name: '名', value: '值' }] }] },
      '标题 名 值',
    ],
    [
      'texts among components',
      {
        flags: 1 << 15,
        components: [{ type: 17, id: 1, components: [{ type: 10, id: 2, content: '**文字**' }] }],
      },
      '文字',
    ],
    [
      'a poll’s question',
      { poll: { question: { text: '投票问什么' }, answers: [], allow_multiselect: false, layout_type: 1 } },
      '投票问什么',
    ],
  ])('read %s', async (_, message, question) => {
    await stage.start();
    await stage.discord.inspect('Answer this', message).reply();
    expect(stage.library.asked.map((one) => one.question.replaceAll('\n', ' '))).toEqual([question]);
  });
});

describe('/help', () => {
  it.each([
    ['en-US', 'What I can do', 'Answer this'],
    ['zh-CN', '我能做什么', '回答这条消息'],
    ['zh-TW', '我能做什麼', '回答這則訊息'],
  ])('says in %s what there is', async (locale, title, command) => {
    await stage.start();
    const { embeds, isEphemeral } = await stage.discord.slash('help', {}, { locale }).reply();
    expect(isEphemeral).toBe(true);
    expect(embeds[0]).toMatchObject({ title });
    expect(asText(embeds[0]?.description)).toMatch(/<\/ask:\d+>/);
    expect(asText(embeds[0]?.description)).toContain(command);
    expect(asText(embeds[0]?.description)).toContain(`<@${stage.discord.identity.applicationId}>`);
  });

  it('does not speak of mentions where they are not heard, and works in a channel that is refused', async () => {
    const { guildId, channelId } = stage.discord.identity;
    stage.channels.set(guildId, channelId, 'refuse');
    await stage.start({ config: { mentions: false } });
    const { embeds } = await stage.discord.slash('help').reply();
    expect(asText(embeds[0]?.description)).not.toContain('<@');
  });
});
