import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { useStage } from '../../support/discord/bot.js';
import { answer, article, quote } from '../../support/discord/library.js';

const stage = useStage();

const interview = article({
  id: 'interview',
  title: '访谈 *一*',
  text: '开头。人们常说 2*3*4 与 _下划线_ 无关。\n- 这一行像列表。结尾。',
});

describe('/ask', () => {
  it('acknowledges first, then shows the quote as a block quote with its highlight, link and footer', async () => {
    stage.library.reply = () =>
      answer('found', [
        quote(interview, '人们常说 2*3*4 与 _下划线_ 无关。\n- 这一行像列表。', {
          bold: '2*3',
          speaker: '李明',
        }),
      ]);
    await stage.start();
    const used = stage.discord.slash('ask', { question: '为什么 *不* 行？' });
    const reply = await used.reply();

    expect(used.callback).toEqual({ type: 5, data: expect.anything() });
    expect(reply.isEphemeral).toBe(false);
    expect(reply.content).toBe('**Question:** 为什么 \\*不\\* 行？');
    expect(reply.embeds).toHaveLength(1);
    expect(reply.embeds[0]).toMatchObject({
      title: '访谈 \\*一\\*',
      url: expect.stringMatching(/^https:\/\/www\.example\.org\/interview#:~:text=/),
      description: '> 人们常说 **2\\*3**\\*4 与 \\_下划线\\_ 无关。\n> \\- 这一行像列表。',
      footer: { text: '2024-05-01 · example.org · 李明' },
    });
  });

  it('asks for three quotes, or for as many as are wanted', async () => {
    await stage.start();
    await stage.discord.slash('ask', { question: 'a' }).reply();
    await stage.discord.slash('ask', { question: 'b', count: 5 }).reply();
    expect(stage.library.asked).toEqual([
      { question: 'a', top: 3 },
      { question: 'b', top: 5 },
    ]);
  });

  it('answers in private in the language of the person, and in public in the language of the server', async () => {
    stage.library.reply = () => answer('nothing', []);
    await stage.start({ config: { locale: 'zh-TW' } });
    const inPrivate = await stage.discord
      .slash('ask', { question: 'x', private: true }, { locale: 'zh-CN' })
      .reply();
    const inPublic = await stage.discord.slash('ask', { question: 'x' }, { locale: 'zh-CN' }).reply();
    expect(inPrivate).toMatchObject({
      isEphemeral: true,
      content: expect.stringContaining('文章里没有这个问题的答案。'),
    });
    expect(inPublic).toMatchObject({
      isEphemeral: false,
      content: expect.stringContaining('文章裡沒有這個問題的答案。'),
    });
  });

  it('says how far each tier can be trusted', async () => {
    const quotes = [quote(interview, '开头。')];
    await stage.start();
    const contents: string[] = [];
    for (const tier of ['found', 'related', 'nothing'] as const) {
      stage.library.reply = () => answer(tier, quotes);
      contents.push((await stage.discord.slash('ask', { question: 'x' }).reply()).content);
    }
    expect(contents[0]).toBe('**Question:** x');
    expect(contents[1]).toContain('No passage answers this for certain');
    expect(contents[2]).toContain('close, but not');
  });

  it('says aloud that only keywords were searched', async () => {
    stage.library.reply = () => answer('found', [quote(interview, '开头。')], { keywordsOnly: true });
    await stage.start();
    const { content } = await stage.discord.slash('ask', { question: 'x' }).reply();
    expect(content.split('\n').at(-1)).toMatch(/^⚠️ \*\*Keyword search only/);
  });

  it('mentions nobody, whatever the question and the articles hold', async () => {
    const hostile = article({
      id: 'hostile',
      title: '@everyone',
      text: '<@300000000000000001> @here <#1> :smile: https://x.org',
    });
    stage.library.reply = () => answer('found', [quote(hostile, hostile.text)]);
    await stage.start();
    const { content, embeds, raw } = await stage.discord
      .slash('ask', { question: '@everyone <@&2>' })
      .reply();
    expect(raw.allowed_mentions).toEqual({ parse: [] });
    expect(content).toBe('**Question:** \\@everyone \\<\\@&2\\>');
    expect(embeds[0]).toMatchObject({
      title: '\\@everyone',
      description: '> \\<\\@300000000000000001\\> \\@here \\<\\#1\\> \\:smile: https\\://x.org',
    });
  });

  it('brings no invitation and no address in a question to life, and asks for them as they were', async () => {
    const one = article({ id: 'a' });
    stage.library.reply = () => answer('found', [quote(one, '第一段。'), quote(one, '第二段。')]);
    await stage.start();
    const question = 'discord.gg/abc Discord.com/invite/abc discordapp.com/invite/x https://evil.example/x';
    const used = stage.discord.slash('ask', { question, count: 1 });
    const { content } = await used.reply();
    expect(content).not.toMatch(/discord(app)?\.\w+\/|https?:\/\//i);
    await stage.discord.press(used, 'More quotes').reply();
    expect(stage.library.asked[1]?.question).toBe(question);
    const topic = await stage.discord.slash('timeline', { topic: 'discord.gg/abc' }).reply();
    expect(topic.content).not.toContain('discord.gg/');
  });

  it('repeats no question in public where it is not to', async () => {
    const one = article({ id: 'a' });
    stage.library.articles.push(one);
    stage.library.reply = () => answer('found', [quote(one, '第一段。'), quote(one, '第二段。')]);
    await stage.start({ config: { echo: false } });
    const { discord } = stage;
    const used = discord.slash('ask', { question: '秘密' });
    const first = await used.reply();
    expect(first.content).toBe('');
    const hidden = discord.slash('ask', { question: '秘密', private: true });
    expect((await hidden.reply()).content).toContain('秘密');
    const shared = await discord.press(hidden, 'Share').followUp();
    expect(shared.content).toMatch(/^\S+ shared an answer:$/);
    const timeline = await discord.slash('timeline', { topic: '秘密' }).reply();
    expect(timeline.content).not.toContain('秘密');
  });

  it('works in direct messages', async () => {
    await stage.start();
    const reply = await stage.discord.slash('ask', { question: 'x' }, { isDirectMessage: true }).reply();
    expect(reply.content).toContain('No article answers this.');
  });

  it.each([
    [
      'en-US',
      /^There is no index to search yet\. An admin of the index can build one with <\/reindex:\d+>\.$/,
    ],
    ['zh-CN', /^还没有可以搜索的索引/],
    ['zh-TW', /^還沒有可以搜尋的索引/],
  ])('says in %s what is wrong, without what only concerns admins', async (locale, said) => {
    stage.library.reply = () => {
      throw new UserError('no-index', 'There is no index in /srv/data. Build one with: npm run cli');
    };
    await stage.start();
    const { content } = await stage.discord.slash('ask', { question: 'x' }, { locale }).reply();
    expect(content).toMatch(said);
    expect(stage.log).toContainEqual(expect.objectContaining({ msg: expect.stringContaining('/srv/data') }));
  });

  it('hides any other error behind a number that is in the log', async () => {
    stage.library.reply = () => {
      throw new TypeError('secret detail');
    };
    await stage.start();
    const { content } = await stage.discord.slash('ask', { question: 'x' }).reply();
    const id = /: ([0-9a-f]{8})$/.exec(content)?.[1];
    expect(id).toMatch(/^[0-9a-f]{8}$/);
    expect(content).not.toContain('secret');
    expect(stage.log).toContainEqual(
      expect.objectContaining({
        id,
        where: 'ask',
        failure: expect.objectContaining({ type: 'TypeError', stack: expect.stringContaining('    at ') }),
      }),
    );
  });

  it('only logs that an interaction has expired, and goes on answering', async () => {
    const release = stage.library.hold();
    await stage.start();
    const used = stage.discord.slash('ask', { question: 'x' });
    await used.acknowledged();
    used.isExpired = true;
    release();
    await stage.discord.changes.until(
      () => stage.log.find(({ msg }) => msg === 'The interaction can no longer be answered'),
      'the expiry to be logged',
    );
    expect(used.followUps).toEqual([]);
    expect((await stage.discord.slash('ask', { question: 'y' }).reply()).content).toContain('y');
  });

  it('answers although Discord fails or asks for patience at first', async () => {
    await stage.start();
    stage.discord.failNext('PATCH', /^\/webhooks\//, { status: 502, body: {} });
    stage.discord.failNext('PATCH', /^\/webhooks\//, {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 0.01, global: false },
      headers: { 'retry-after': '0.01' },
    });
    const reply = await stage.discord.slash('ask', { question: 'x' }).reply();
    expect(reply.content).toContain('No article answers this.');
  });

  it('answers an event that comes twice once', async () => {
    await stage.start();
    const used = stage.discord.slash('ask', { question: 'x' });
    await used.acknowledged();
    stage.discord.repeat(used);
    await used.reply();
    await stage.discord.changes.until(
      () => stage.log.find(({ msg }) => String(msg).includes('has come before')),
      'the duplicate to be logged',
    );
    expect(stage.library.asked).toHaveLength(1);
  });
});
