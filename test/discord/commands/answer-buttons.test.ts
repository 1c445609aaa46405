import { describe, expect, it } from 'vitest';
import { CustomIds } from '../../../src/discord/interactions/custom-ids.js';
import { long, OTHER, sentences, short, useAnswers } from '../../support/discord/answers.js';
import type { ShownMessage, UsedInteraction } from '../../support/discord/interactions.js';
import { asObject, asObjects, asText } from '../../support/discord/json.js';
import { answer, article, quote } from '../../support/discord/library.js';

const { stage, answerInOrder, asked, press, textOf, labels, numbers, pick } = useAnswers();

describe('the buttons below an answer', () => {
  it('are a menu of the quotes and two rows, those that do nothing disabled or left out', async () => {
    answerInOrder();
    await stage.start();
    expect(labels(await asked())).toEqual([
      ['quote 1 of 3'],
      ['Longer', 'Shorter -', 'Read'],
      ['More quotes', 'Ask further', 'Helpful', 'Not helpful', 'Delete'],
    ]);
    expect(labels(await asked({ count: 1, private: true }))).toEqual([
      ['Longer', 'Shorter -', 'Read', 'Share'],
      ['More quotes', 'Ask further', 'Helpful', 'Not helpful'],
    ]);
    stage.library.reply = () => answer('found', [quote(short, '只有一句。')]);
    expect(labels(await asked())).toEqual([
      ['Longer -', 'Shorter -', 'Read'],
      ['Ask further', 'Helpful', 'Not helpful', 'Delete'],
    ]);
    stage.library.reply = () => answer('nothing', []);
    expect(labels(await asked())).toEqual([]);
  });

  it('widen the quote again and again, and lead back, the others as they were', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    const wider = await press(first, 'Longer');
    expect(textOf(wider)).toBe(sentences.slice(4, 7).join(''));
    expect(asText(asObject(wider.message?.embeds[0]).description)).toContain(`**${sentences[5]}**`);
    const widest = await press(wider, 'Longer');
    expect(textOf(widest)).toBe(sentences.slice(3, 8).join(''));
    expect(wider.message?.embeds.slice(1)).toEqual(
      first.message?.embeds.slice(1).map((embed) => expect.objectContaining(embed)),
    );
    const back = await press(await press(widest, 'Shorter'), 'Shorter');
    expect(textOf(back)).toBe(textOf(first));
    expect(labels(back)).toEqual(labels(first));
    expect(back.message?.content).toBe(first.message?.content);
  });

  it('widen up to 2,000 characters and then no further', async () => {
    answerInOrder();
    await stage.start();
    let used = await asked({ count: 1 });
    for (let i = 0; i < 100 && !labels(used)[0]?.[0]?.endsWith('-'); i++) used = await press(used, 'Longer');
    expect(labels(used)[0]?.[0]).toBe('Longer -');
    expect(textOf(used).length).toBeGreaterThan(1900);
    expect(textOf(used).length).toBeLessThanOrEqual(2000);
  });

  it('are about the quote that is picked, and keep what the others show', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    expect(numbers(first)).toEqual(['Quote 1', 'Quote 2', 'Quote 3']);
    const second = await pick(await press(first, 'Longer'), 2);
    expect(labels(second)[0]).toEqual(['quote 2 of 3']);
    expect(labels(second)[1]).toContain('Shorter -');
    const wider = await press(second, 'Longer');
    expect(textOf(wider, 0)).toBe(sentences.slice(4, 7).join(''));
    expect(textOf(wider, 1)).toBe(sentences.slice(8, 11).join(''));
    expect(numbers(wider)).toEqual(numbers(first));
    const back = await press(await pick(wider, 1), 'Shorter');
    expect([textOf(back, 0), textOf(back, 1)]).toEqual([textOf(first, 0), textOf(wider, 1)]);
    expect(stage.library.asked).toHaveLength(1);
  });

  it('give others a copy of the quote that they pick', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    const copy = await pick(first, 2, OTHER);
    await copy.shown(({ embeds }) => embeds.length === 1, 'a copy');
    expect(copy.message).toMatchObject({ isEphemeral: true, content: first.message?.content });
    expect(textOf(copy)).toBe(textOf(first, 1));
    expect(numbers(copy)).toEqual(['Quote 2']);
    const back = await press(await press(copy, 'Longer', OTHER), 'Shorter', OTHER);
    expect(back.message?.embeds).toMatchObject(copy.message?.embeds ?? []);
    expect(labels(copy)).toEqual([
      ['Longer', 'Shorter -', 'Read', 'Share'],
      ['More quotes', 'Ask further', 'Helpful', 'Not helpful'],
    ]);
  });

  it('say where there is no room in the message, and leave it as it was', async () => {
    const whole = article({ id: 'whole', text: '很长的一句话。'.repeat(170) });
    const others = Array.from({ length: 4 }, () => quote(whole, whole.text));
    stage.library.articles.push(long);
    stage.library.reply = () => answer('found', [quote(long, sentences[5] ?? ''), ...others]);
    await stage.start();
    let used = await asked({ count: 5 });
    for (let i = 0; i < 30; i++) {
      const pressed = stage.discord.press(used, 'Longer');
      const told = await stage.discord.changes.until(
        () => pressed.followUps[0] ?? pressed.history[0],
        'a word',
      );
      if (told.content.includes('no room')) {
        expect(told.isEphemeral).toBe(true);
        expect(pressed.history).toEqual([]);
        return;
      }
      used = pressed;
    }
    throw new Error('There was room for everything');
  });

  it('begin with what answers, and show what is merely near when more is wanted, as long as there is any', async () => {
    stage.library.articles.push(long);
    const tiers = ['found', 'related', 'related', 'nothing', 'nothing', 'nothing'] as const;
    const quotes = tiers.map((tier, i) => ({ ...quote(long, sentences[i * 4 + 5] ?? ''), tier }));
    stage.library.reply = () => ({ ...answer('found', quotes), quotes });
    await stage.start();
    const one = await asked();
    expect([one.message?.embeds.length, numbers(one)]).toEqual([1, ['']]);
    const next = await press(one, 'More quotes');
    const near = 'close, but not an answer';
    expect(numbers(next)).toEqual([`Quote 2 · ${near}`, `Quote 3 · ${near}`]);
    expect(labels(next).at(-1)).toEqual(['Ask further', 'Helpful', 'Not helpful', 'Delete']);
    expect(stage.library.asked.map(({ after, top }) => [after, top])).toEqual([
      [undefined, 3],
      [0, 3],
    ]);
    expect(numbers(await asked({ count: 3 }))).toEqual(['Quote 1', `Quote 2 · ${near}`, `Quote 3 · ${near}`]);
  });

  it('show further quotes until there are none', async () => {
    answerInOrder(5);
    await stage.start();
    const next = await press(await asked(), 'More quotes');
    expect(next.message?.content).toContain('Quotes 4–5');
    expect(next.message?.embeds).toHaveLength(2);
    expect(textOf(next)).toBe(sentences[17]);
    expect(labels(next).flat()).not.toContain('More quotes');
    answerInOrder(4);
    const one = await press(await asked(), 'More quotes');
    expect(one.message?.content).toContain('-# Quote 4');
    const onward = await asked();
    answerInOrder(3);
    const none = await stage.discord.press(onward, 'More quotes').followUp();
    expect(none).toMatchObject({ isEphemeral: true, content: expect.stringContaining('no more quotes') });
    expect(labels(await asked()).flat()).not.toContain('More quotes');
  });

  it('work for other people too, on a copy of their own', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    for (const label of ['Longer', 'More quotes']) {
      const copy = await press(first, label, OTHER);
      expect(copy.callback?.type).toBe(5);
      expect(copy.message?.isEphemeral).toBe(true);
      expect(labels(copy).flat()).toContain('Share');
      expect(copy.message?.id).not.toBe(first.message?.id);
    }
    const copy = await press(first, 'Longer', OTHER);
    expect(copy.message?.embeds).toHaveLength(1);
    expect(textOf(await press(copy, 'Longer', OTHER))).toBe(sentences.slice(3, 8).join(''));
  });

  it('work after a restart', async () => {
    answerInOrder();
    const bot = await stage.start();
    const first = await asked();
    await bot.stop();
    await stage.start();
    expect(textOf(await press(first, 'Longer'))).toBe(sentences.slice(4, 7).join(''));
  });

  it('open the article at the quote, for the person alone', async () => {
    answerInOrder();
    stage.library.articles[0] = { ...long, text: `${'开头。\n\n'.repeat(800)}${long.text}` };
    const quoted = quote(stage.library.articles[0], sentences[5] ?? '');
    stage.library.reply = () => answer('found', [quoted]);
    await stage.start();
    const read = await press(await asked(), 'Read', { ...OTHER, locale: 'zh-CN' });
    expect(read.message?.isEphemeral).toBe(true);
    expect(asText(asObject(read.message?.embeds[0]).description)).toContain(`**${sentences[5]}**`);
    expect(JSON.stringify(read.message?.embeds)).toMatch(/第 [2-9] 页/);
  });

  it('share a private answer with the name of the person, once', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked({ private: true });
    const pressed = stage.discord.press(first, 'Share');
    const shared = await pressed.followUp();
    expect(shared.isEphemeral).toBe(false);
    expect(shared.content).toMatch(/^\S+ shared an answer:\n\*\*Question:\*\* 什么 \\\*事\\\*？$/);
    expect(shared.embeds).toHaveLength(1);
    expect(shared.raw.allowed_mentions).toEqual({ parse: [] });
    await pressed.shown(({ components }) => components.length > 0, 'the private answer');
    expect(labels(pressed)[1]).toContain('Share -');
    expect(labels(await pick(pressed, 2))[1]).toContain('Share');
    const copy = stage.discord.press({ message: shared, userId: first.userId }, 'More quotes');
    await copy.shown(({ content }) => content.includes('Quotes 4–6'), 'further quotes');
  });

  it('show copies and shared quotes in one language, whatever the message was in', async () => {
    const two = article({ id: 'two', title: '另一处' });
    const near = sentences.slice(0, 2).map((text) => quote(long, text, { alsoIn: [two] }));
    stage.library.articles.push(long);
    stage.library.reply = () => answer('related', near);
    await stage.start();
    const asked = { question: '事', private: true, tag: '甲' };
    const own = stage.discord.slash('ask', asked, { locale: 'zh-CN' });
    await own.reply();
    const shared = await stage.discord.press(own, '分享', { locale: 'zh-CN' }).followUp();
    const said = ({ content, embeds }: ShownMessage) =>
      [content, asText(asObject(embeds[0]?.author).name), asText(embeds[0]?.description)].join('\n');
    expect(said(shared)).toContain(
      '**Question:** 事\n-# Only with the tag 甲\nQuote 1 · close, but not an answer',
    );
    expect(said(shared)).toContain('Also in: [另一处]');
    expect(said(shared)).not.toMatch(/问题|仅限|引文|也见于/);
    const wider = stage.discord.press({ message: shared, userId: own.userId }, 'Longer', {
      ...OTHER,
      locale: 'zh-CN',
    });
    const { content } = await wider.reply();
    expect(content).toMatch(/分享了一个回答|问题：/);
    expect(content).not.toMatch(/Question|Only/);
  });

  const guildGaps = () => stage.journal.gaps(stage.discord.identity.guildId);

  it('take a vote of each person, and keep nothing of who it was', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    const form = stage.discord.press(first, 'Not helpful', OTHER);
    expect(asObject((await form.acknowledged()).data).title).toBe('Noted. What is missing?');
    expect(guildGaps()).toMatchObject([{ question: '什么 *事*？', kind: 'unhelpful' }]);
    const told = await (await stage.discord.fillIn(form, ' 价格 ', OTHER)).reply();
    expect(told).toMatchObject({ isEphemeral: true, content: expect.stringContaining('Thank you') });
    const again = stage.discord.press(first, 'Not helpful', OTHER);
    const second = await (await stage.discord.fillIn(again, '还有价格', OTHER)).reply();
    expect(second.content).toContain('said already');
    expect((await stage.discord.press(first, 'Helpful').told()).content).toContain('helpful');
    expect(
      guildGaps()
        .map(({ question, kind, need }) => [question, kind, need])
        .sort(),
    ).toEqual([
      ['什么 *事*？', 'need', '价格'],
      ['什么 *事*？', 'unhelpful', null],
    ]);
    expect(JSON.stringify(guildGaps())).not.toContain(OTHER.userId);
  });

  it('let a person change a vote, through copies, shared answers and a restart too', async () => {
    answerInOrder();
    const bot = await stage.start();
    const { discord } = stage;
    const down = async (...used: Parameters<typeof discord.press>) => {
      const [from, , person] = used;
      const form = discord.press(from, 'Not helpful', person);
      return (await discord.fillIn(form, '', person)).reply();
    };
    const hidden = await asked({ private: true });
    expect((await down(hidden, '')).content).toContain('Thank you');
    expect(guildGaps()).toHaveLength(1);
    const shared = await discord.press(hidden, 'Share').followUp();
    const again = { message: shared, userId: hidden.userId };
    expect((await discord.press(again, 'Helpful').told()).content).toContain('Thank you');
    expect(guildGaps()).toEqual([]);
    expect((await discord.press(again, 'Helpful').told()).content).toContain('already');
    const copy = await press({ ...again, message: shared } as UsedInteraction, 'Longer', OTHER);
    expect((await discord.press(copy, 'Helpful', OTHER).told()).content).toContain('helpful');
    await bot.stop();
    await stage.start();
    expect((await down(again, '', OTHER)).content).toContain('Thank you');
    expect((await discord.press(hidden, 'Helpful').told()).content).toContain('already');
    expect((await down(await asked(), '')).content).toContain('Thank you');
    expect(guildGaps()).toHaveLength(2);
  });

  it('refuse nothing that costs no search, however much was asked', async () => {
    answerInOrder();
    await stage.start({ config: { askPerMinute: 1 } });
    const first = await asked({ private: true });
    const { discord } = stage;
    for (const label of ['Longer', 'Read', 'Longer', 'Read'])
      expect((await discord.press(first, label).told()).embeds).not.toEqual([]);
    expect((await discord.press(first, 'Helpful').told()).content).toContain('Thank you');
    expect((await discord.press(first, 'More quotes').told()).content).toContain('a bit fast');
    expect(labels(await pick(first, 2))[0]).toEqual(['quote 2 of 3']);
    expect((await discord.press(first, 'Share').followUp()).embeds).toHaveLength(1);
  });

  it('lead on from a copy of one quote, and share nothing twice', async () => {
    answerInOrder();
    await stage.start();
    const copy = await press(await asked(), 'Longer', OTHER);
    expect(labels(copy).flat()).toContain('More quotes');
    const wider = await press(copy, 'Longer', OTHER);
    expect(labels(wider).flat()).toContain('More quotes');
    expect((await press(wider, 'More quotes', OTHER)).message?.content).toContain('Quotes 4–6');
    const hidden = await asked({ private: true });
    const before = { message: hidden.message, userId: hidden.userId };
    const pressed = stage.discord.press(hidden, 'Share');
    await pressed.followUp();
    expect((await stage.discord.press(before, 'Share').told()).content).toContain('already been shared');
    await stage.discord.changes.until(() => labels(pressed).flat().includes('Share -'), 'no button');
    expect(labels(await press(pressed, 'Longer')).flat()).toContain('Share -');
    expect(labels(await press(pressed, 'More quotes')).flat()).toContain('Share');
  });

  it('lead back from a wider quote to the words in bold that it had', async () => {
    stage.library.articles.push(long);
    const bold = quote(long, `${sentences[5]}${sentences[6]}`, { bold: sentences[5] ?? '' });
    stage.library.reply = () => answer('found', [bold]);
    await stage.start();
    const first = await asked();
    const description = asText(asObject(first.message?.embeds[0]).description);
    expect(description).toContain(`**${sentences[5]}**`);
    const back = await press(await press(first, 'Longer'), 'Shorter');
    expect(asText(asObject(back.message?.embeds[0]).description)).toBe(description);
  });

  it('take no votes where nothing is kept', async () => {
    answerInOrder();
    await stage.start({ journal: null });
    expect(labels(await asked({ count: 1 }))).toEqual([
      ['Longer', 'Shorter -', 'Read'],
      ['More quotes', 'Ask further', 'Delete'],
    ]);
  });

  it('say kindly that the article has changed or is gone', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    stage.library.articles[0] = { ...long, text: `新的开头。${long.text}` };
    const changed = await stage.discord.press(first, 'Longer').followUp();
    expect(changed.isEphemeral).toBe(true);
    expect(changed.content).toMatch(/has changed since.*<\/ask:\d+>.*<\/source:\d+>/);
    const changedForOther = await stage.discord.press(first, 'Read', OTHER).told();
    expect(changedForOther).toMatchObject({ isEphemeral: true, content: changed.content });
    stage.library.articles.length = 0;
    const gone = await stage.discord.press(first, 'Longer').followUp();
    expect(gone.content).toContain('no longer exists');
  });

  it.each([
    ['made up', () => 'ask:w.AAAAAAAA.BBBBBB.0.1.0.0.0.1.f.AAAAAAAAAAAAAAAA'],
    ['of an older version', () => 'source:next:1:long'],
    ['signed with another key', () => new CustomIds(Buffer.from('guess')).sign('ask', 'w')],
    [
      'signed, but nonsense',
      () => new CustomIds(Buffer.from('a key that is only for tests')).sign('ask', 'q'),
    ],
    ['of no command', () => new CustomIds(Buffer.from('a key that is only for tests')).sign('other', 'q')],
  ])('that are %s do nothing', async (_, id) => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    const data = { custom_id: id(), component_type: 2 };
    const told = await stage.discord.component(first, data).told();
    expect(told).toMatchObject({ isEphemeral: true, content: expect.stringContaining('no longer works') });
  });

  it('lead nowhere beyond the text, whatever offsets are signed', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    stage.library.articles[0] = long;
    const [button] = asObjects(first.message?.components[1]?.components);
    const fields = asText(button?.custom_id).split(':')[1]?.split('.').slice(0, -1) ?? [];
    const beyond = fields.map((field, i) => (i === 3 ? 'zzzz' : field));
    const id = new CustomIds(Buffer.from('a key that is only for tests')).sign('ask', ...beyond);
    const pressed = stage.discord.component(first, { custom_id: id, component_type: 2 });
    await pressed.shown(({ embeds }) => embeds.length > 0, 'an answer');
  });
});

describe('in a place that reads some collections, the buttons of an answer of which one article is gone', () => {
  const gone = article({ id: 'gone', title: '短文', text: '只有一句。这是另一句。' });
  const near = [5, 9, 13, 17].map((i) => quote(long, sentences[i] ?? ''));

  /** An answer whose first quote is from an article that is deleted, or in another collection by now. */
  async function partlyGone(): Promise<{ first: UsedInteraction; sent: () => string }> {
    const { discord, library, channels } = stage;
    library.articles.push(long, gone);
    library.reply = () => answer('found', [quote(gone, '只有一句。'), ...near]);
    channels.bindings.bind(discord.identity.guildId, null, ['default']);
    await stage.start();
    const first = await asked();
    library.articles.splice(library.articles.indexOf(gone), 1);
    const from = discord.requests.length;
    return { first, sent: () => JSON.stringify(discord.requests.slice(from)) };
  }

  it('vote, ask further and show more as everywhere', async () => {
    const { first, sent } = await partlyGone();
    expect((await stage.discord.press(first, 'Helpful').told()).content).toContain('Thank you');
    for (const label of ['Not helpful', 'Ask further'])
      expect((await stage.discord.press(first, label).acknowledged()).type).toBe(9);
    const more = await press(first, 'More quotes');
    expect(textOf(more)).toBe(sentences[13]);
    expect(sent()).not.toMatch(/短文|只有一句/);
  });

  it('do with the other quotes what they do, and show nothing of that one again', async () => {
    const { first, sent } = await partlyGone();
    for (const label of ['Longer', 'Read'])
      expect((await stage.discord.press(first, label).told()).content).toContain('no longer exists');
    const again = stage.discord.choose(first, /^Quote 1:/, OTHER);
    expect((await again.told()).content).toContain('no longer exists');
    const picked = await pick(first, 2);
    expect(labels(picked)[0]).toEqual(['quote 1 of 2']);
    expect((await press(picked, 'Read')).message?.isEphemeral).toBe(true);
    const wider = await press(picked, 'Longer');
    expect(wider.message).toMatchObject({ isEphemeral: true, embeds: [{}] });
    expect(textOf(wider)).toBe(sentences.slice(4, 7).join(''));
    expect(textOf(await press(picked, 'Longer', OTHER))).toBe(textOf(wider));
    expect(sent()).not.toMatch(/短文|只有一句/);
  });

  it('share the others, from a private answer', async () => {
    const { sent } = await partlyGone();
    stage.library.articles.push(gone);
    const first = await asked({ private: true });
    stage.library.articles.splice(stage.library.articles.indexOf(gone), 1);
    const before = sent().length;
    const refused = await stage.discord.press(first, 'Share').told();
    expect(refused.content).toContain('no longer exists');
    const shared = await stage.discord.press(await pick(first, 3), 'Share').followUp();
    expect(shared).toMatchObject({ isEphemeral: false, embeds: [{}] });
    expect(sent().slice(before)).not.toMatch(/短文|只有一句/);
  });
});
