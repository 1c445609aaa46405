import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { messageText } from '../../../src/discord/commands/find/message-text.js';
import { useStage } from '../../support/discord/bot.js';
import { asObjects, asText } from '../../support/discord/json.js';
import { answer, article, quote } from '../../support/discord/library.js';

const stage = useStage();
const talk = article({ id: 'talk', title: '访谈', text: '开头。主要靠量化和缓存，还有更好的调度。结尾。' });
const SAID = '主要靠量化和缓存，还有更好的调度。';

function found(kind: 'exact' | 'nearly', values: Parameters<typeof quote>[2] = {}): void {
  stage.library.articles.push(talk);
  stage.library.finding = {
    kind,
    quote: quote(talk, SAID, values),
    wanted: '主要靠*量产*和缓存',
    wantedDiffers: kind === 'nearly' ? [{ start: 5, end: 6 }] : [],
  };
}

describe('“Find source”', () => {
  it('says privately which article has it word for word, where, and who said it', async () => {
    found('exact', { bold: '量化和缓存', speaker: '林*晓' });
    await stage.start();
    const used = stage.discord.inspect('Find source', { content: `> ${SAID}` });
    const reply = await used.reply();
    expect(reply.isEphemeral).toBe(true);
    expect(reply.content).toBe(
      'This article says it **word for word**:\nAccording to this article, **林\\*晓** said it.',
    );
    expect(reply.embeds[0]).toMatchObject({
      title: '访谈',
      url: expect.stringContaining('#:~:text='),
      description: '> 主要靠**量化和缓存**，还有更好的调度。',
    });
    const labels = asObjects(reply.components[0]?.components).map(({ label }) => label);
    expect(labels).toEqual(['Longer', 'Shorter', 'Read', 'Share']);
    const wider = stage.discord.press(used, 'Longer');
    await wider.shown(({ embeds }) => embeds.length > 0, 'the wider quote');
    expect(asText(wider.message?.embeds[0]?.description)).toContain('开头。');
    expect(wider.message?.content).toBe(reply.content);
    expect(wider.message?.components).toHaveLength(1);
  });

  it('marks what differs', async () => {
    found('nearly', { bold: '化' });
    await stage.start();
    const { content, embeds } = await stage.discord.inspect('Find source', { content: 'x y z' }).reply();
    expect(content).toContain('The message says: 主要靠\\*量**产**\\*和缓存');
    expect(embeds[0]).toMatchObject({ description: '> 主要靠量**化**和缓存，还有更好的调度。' });
  });

  it('shows what is nearest, or that there is nothing', async () => {
    await stage.start();
    const nothing = await stage.discord.inspect('Find source', { content: 'x' }, { locale: 'zh-CN' }).reply();
    expect(nothing.content).toBe('没有文章说过这样的话，也没有相近的段落。');
    stage.library.articles.push(talk);
    stage.library.finding = {
      kind: 'nearest',
      answer: answer('related', [quote(talk, '开头。'), quote(talk, '结尾。')]),
    };
    const near = await stage.discord.inspect('Find source', { content: 'x' }).reply();
    expect(near.content).toContain('No article says this word for word');
    expect(near.embeds).toHaveLength(2);
  });

  it('says so when a message has no text to look for', async () => {
    await stage.start();
    const reply = await stage.discord.inspect('Find source', { content: 'https://example.org <@1>' }).reply();
    expect(reply).toMatchObject({ isEphemeral: true, content: expect.stringContaining('no text') });
  });

  it('looks for the question of a poll, also where the channel was never seen before', async () => {
    const looked = vi.spyOn(stage.library, 'findQuotation');
    await stage.start();
    const poll = {
      question: { text: SAID },
      answers: [{ answer_id: 1, poll_media: { text: '是' } }],
      expiry: '2030-01-01T00:00:00+00:00',
      allow_multiselect: false,
      layout_type: 1,
    };
    const channel = { id: '400000000000000088', type: 12, parent_id: '400000000000000089' };
    const reply = await stage.discord.inspect('Find source', { poll }, { channel }).reply();
    expect(reply).toMatchObject({ isEphemeral: true });
    expect(looked).toHaveBeenCalledWith(SAID);
  });

  it('looks into the embeds of a message without words', async () => {
    await stage.start();
    const texts: string[] = [];
    stage.library.findQuotation = async (text?: string) => {
      texts.push(text ?? '');
      return stage.library.finding;
    };
    await stage.discord
      .inspect('Find source', { embeds: [{ type: 'rich', description: '> **话**' }] })
      .reply();
    expect(texts).toEqual(['话']);
  });
});

describe('“Who said it”', () => {
  it('names the speaker first, or says that the article names nobody', async () => {
    found('exact', { speaker: '林晓' });
    await stage.start();
    const first = await stage.discord.inspect('Who said it', { content: SAID }).reply();
    expect(first.content.split('\n')[0]).toBe('According to this article, **林晓** said it.');
    found('exact');
    const nobody = await stage.discord.inspect('Who said it', { content: SAID }).reply();
    expect(nobody.content.split('\n')[0]).toBe('The article doesn’t say who said it.');
  });
});

describe('/timeline', () => {
  it('shows the quotes in order, long gaps, and how many are left out', async () => {
    const old = article({ id: 'old', title: '旧', date: '2023-01-01', text: '旧的说法。' });
    const none = article({ id: 'none', title: '无', date: null, text: '没有日期。' });
    stage.library.entries = [
      { quote: quote(old, '旧的说法。'), gapBefore: 0 },
      { quote: quote(talk, '开头。'), gapBefore: 16 },
      { quote: quote(none, '没有日期。'), gapBefore: 0 },
    ];
    await stage.start();
    const reply = await stage.discord.slash('timeline', { topic: '*话题*' }).reply();
    expect(reply.isEphemeral).toBe(false);
    expect(reply.content).toBe('**Timeline:** \\*话题\\*\n-# 2 more articles are not shown.');
    expect(reply.embeds.map(({ description }) => description)).toEqual([
      '**2023-01-01**\n> 旧的说法。',
      '-# ⋯ 16 months with no articles on this\n**2024-05-01**\n> 开头。',
      '-# No date\n> 没有日期。',
    ]);
  });

  it('says so when no article is about it', async () => {
    await stage.start({ config: { locale: 'zh-TW' } });
    const { content } = await stage.discord.slash('timeline', { topic: 'x' }).reply();
    expect(content).toBe('**時間軸：**x\n沒有文章談到這個主題。');
  });
});

describe('quotedText', () => {
  it.each([
    ['> **一** _二_ ~~三~~ ||四|| `五`', '一 二 三 四 五'],
    ['看 https://example.org/a_b 这个 <@1> <#2> <:x:3>', '看   这个'],
    ['# 标题\n- 项\n1\\. 点', '标题\n项\n1. 点'],
    ['snake_case 2*3', 'snake_case 2*3'],
  ])('reads %j as %j', (content, text) => {
    expect(messageText({ content, embeds: [], poll: null })).toBe(text);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (content) => {
        expect(messageText({ content, embeds: [], poll: null }).length).toBeLessThanOrEqual(content.length);
      }),
    );
  });
});
