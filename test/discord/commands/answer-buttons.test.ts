import { describe, expect, it } from 'vitest';
import { CustomIds } from '../../../src/discord/interactions/custom-ids.js';
import { useStage } from '../../support/discord/bot.js';
import type { UsedInteraction } from '../../support/discord/interactions.js';
import { asObject, asObjects, asText } from '../../support/discord/json.js';
import { answer, article, quote } from '../../support/discord/library.js';

const stage = useStage();
const OTHER = { userId: '300000000000000002' };
const sentences = Array.from(
  { length: 60 },
  (_, i) => `这是第${i}句话，说的是同一件事情${'，很长'.repeat(10)}。`,
);
const long = article({ id: 'long', title: '长文', text: sentences.join('') });
const short = article({ id: 'short', title: '短文', text: '只有一句。' });

/** Answers with quotes of the long article, each of one sentence, as many as are wanted. */
function answerInOrder(count = 12): void {
  stage.library.articles.push(long, short);
  const quotes = Array.from({ length: count }, (_, i) => quote(long, sentences[i * 4 + 5] ?? ''));
  stage.library.reply = () => answer('found', quotes);
}

async function asked(options: Record<string, unknown> = {}): Promise<UsedInteraction> {
  const used = stage.discord.slash('ask', { question: '什么 *事*？', ...options });
  await used.reply();
  return used;
}

/** Presses a button that changes the message, and waits for that. */
async function press(from: UsedInteraction, label: string, person = {}): Promise<UsedInteraction> {
  const pressed = stage.discord.press(from, label, person);
  await pressed.shown(({ embeds }) => embeds.length > 0, `what ${label} does`);
  return pressed;
}

const textOf = (used: UsedInteraction, i = 0): string =>
  asText(asObject(used.message?.embeds[i]).description).replaceAll(/\*\*|^> /gm, '');
const labels = (used: UsedInteraction): string[][] =>
  (used.message?.components ?? []).map((row) =>
    asObjects(row.components).map(
      (one) => `${asText(one.label) || asText(asObject(one.emoji).name)}${one.disabled ? ' -' : ''}`,
    ),
  );

describe('with ECHO=off', () => {
  const ASKED = '什么 *事*？';
  const echoOff = { config: { echo: false } };

  /** All that was shown of an answer to whoever can see the message. */
  const seen = (...all: readonly UsedInteraction[]): string =>
    JSON.stringify(all.flatMap(({ history, followUps }) => [...history, ...followUps]));

  it('further quotes, another quote and votes work, and nothing shows the question', async () => {
    answerInOrder();
    await stage.start(echoOff);
    const used = await asked();
    expect(labels(used)).toEqual([
      ['Wider', 'Narrower -', 'Next', 'Read'],
      ['👍', '👎', 'Switch quote (1/3)'],
    ]);
    const next = await press(used, 'Next');
    const ofOther = await press(next, 'Switch quote (1/3)', OTHER);
    const wider = await press(used, 'Wider');
    const voted = stage.discord.press(wider, '👎', OTHER);
    await voted.told();
    expect(stage.library.asked.map(({ question }) => question)).toEqual([ASKED, ASKED, ASKED]);
    expect(stage.journal.gaps(null).concat(stage.journal.gaps(stage.discord.identity.guildId))).toEqual([
      expect.objectContaining({ question: ASKED }),
    ]);
    expect(seen(used, next, ofOther, wider, voted)).not.toContain('什么');
  });

  it('what was shared works for everyone, without the question', async () => {
    answerInOrder();
    await stage.start(echoOff);
    const hidden = await asked({ private: true });
    expect(hidden.message?.content).toContain('什么');
    const shared = await stage.discord.press(hidden, 'Share').followUp();
    const next = stage.discord.press({ message: shared, userId: OTHER.userId }, 'Next', OTHER);
    await next.reply();
    expect(stage.library.asked[1]).toMatchObject({ question: ASKED, after: 3 });
    expect(JSON.stringify(shared) + seen(next)).not.toContain('什么');
  });

  it('further quotes stay with the tag that was asked of', async () => {
    answerInOrder();
    await stage.start(echoOff);
    const used = await asked({ tag: '账单' });
    await press(used, 'Next');
    expect(stage.library.asked[1]).toMatchObject({ filter: { tag: '账单' }, after: 3 });
  });

  it('after a restart they say that the question has to be asked again, and the others go on', async () => {
    answerInOrder();
    const before = await stage.start(echoOff);
    const used = await asked();
    await before.stop();
    await stage.start(echoOff);
    for (const label of ['Next', '👍', 'Switch quote (1/3)']) {
      const told = await stage.discord.press(used, label).told();
      expect(told).toMatchObject({
        isEphemeral: true,
        content: expect.stringContaining('ask it again with'),
      });
    }
    expect(textOf(await press(used, 'Wider'))).toContain('句话');
  });
});

describe('the buttons below an answer', () => {
  it('are two rows, those that do nothing disabled', async () => {
    answerInOrder();
    await stage.start();
    expect(labels(await asked())).toEqual([
      ['Wider', 'Narrower -', 'Next', 'Read'],
      ['👍', '👎', 'Switch quote (1/3)'],
    ]);
    expect(labels(await asked({ count: 1, private: true }))).toEqual([
      ['Wider', 'Narrower -', 'Next', 'Read', 'Share'],
      ['👍', '👎'],
    ]);
    stage.library.reply = () => answer('found', [quote(short, '只有一句。')]);
    expect(labels(await asked())).toEqual([
      ['Wider -', 'Narrower -', 'Next -', 'Read'],
      ['👍', '👎'],
    ]);
    stage.library.reply = () => answer('nothing', []);
    expect(labels(await asked())).toEqual([]);
  });

  it('widen the quote again and again, and lead back, the others as they were', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    const wider = await press(first, 'Wider');
    expect(textOf(wider)).toBe(sentences.slice(4, 7).join(''));
    expect(asText(asObject(wider.message?.embeds[0]).description)).toContain(`**${sentences[5]}**`);
    const widest = await press(wider, 'Wider');
    expect(textOf(widest)).toBe(sentences.slice(3, 8).join(''));
    expect(wider.message?.embeds.slice(1)).toEqual(
      first.message?.embeds.slice(1).map((embed) => expect.objectContaining(embed)),
    );
    const back = await press(await press(widest, 'Narrower'), 'Narrower');
    expect(textOf(back)).toBe(textOf(first));
    expect(labels(back)).toEqual(labels(first));
    expect(back.message?.content).toBe(first.message?.content);
  });

  it('widen up to 2,000 characters and then no further', async () => {
    answerInOrder();
    await stage.start();
    let used = await asked({ count: 1 });
    for (let i = 0; i < 100 && !labels(used)[0]?.[0]?.endsWith('-'); i++) used = await press(used, 'Wider');
    expect(labels(used)[0]?.[0]).toBe('Wider -');
    expect(textOf(used).length).toBeGreaterThan(1900);
    expect(textOf(used).length).toBeLessThanOrEqual(2000);
  });

  it('are about the quote that is picked', async () => {
    answerInOrder();
    await stage.start();
    const second = await press(await asked(), 'Switch quote (1/3)');
    expect(labels(second)[1]).toContain('Switch quote (2/3)');
    const wider = await press(second, 'Wider');
    expect(textOf(wider, 0)).toBe(sentences[5]);
    expect(textOf(wider, 1)).toBe(sentences.slice(8, 11).join(''));
    const third = await press(wider, 'Switch quote (2/3)');
    expect(labels(await press(third, 'Switch quote (3/3)'))[1]).toContain('Switch quote (1/3)');
  });

  it('show further quotes until there are none', async () => {
    answerInOrder(5);
    await stage.start();
    const next = await press(await asked(), 'Next');
    expect(next.message?.content).toContain('Quotes 4 to 5');
    expect(next.message?.embeds).toHaveLength(2);
    expect(textOf(next)).toBe(sentences[17]);
    expect(labels(next)[0]).toContain('Next -');
    answerInOrder(4);
    const one = await press(await asked(), 'Next');
    expect(one.message?.content).toContain('-# Quote 4');
    answerInOrder(3);
    const none = await stage.discord.press(await asked(), 'Next').followUp();
    expect(none).toMatchObject({ isEphemeral: true, content: expect.stringContaining('no further quotes') });
  });

  it('work for other people too, on a copy of their own', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    for (const label of ['Wider', 'Next']) {
      const copy = await press(first, label, OTHER);
      expect(copy.callback?.type).toBe(5);
      expect(copy.message?.isEphemeral).toBe(true);
      expect(labels(copy)[0]).toContain('Share');
      expect(copy.message?.id).not.toBe(first.message?.id);
    }
    const copy = await press(first, 'Wider', OTHER);
    expect(copy.message?.embeds).toHaveLength(1);
    expect(textOf(await press(copy, 'Wider', OTHER))).toBe(sentences.slice(3, 8).join(''));
  });

  it('work after a restart', async () => {
    answerInOrder();
    const bot = await stage.start();
    const first = await asked();
    await bot.stop();
    await stage.start();
    expect(textOf(await press(first, 'Wider'))).toBe(sentences.slice(4, 7).join(''));
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
    expect(shared.content).toMatch(/^\S+ shares an answer:\n\*\*Question:\*\* 什么 \\\*事\\\*？$/);
    expect(shared.embeds).toHaveLength(3);
    expect(shared.raw.allowed_mentions).toEqual({ parse: [] });
    await pressed.shown(({ components }) => components.length > 0, 'the private answer');
    expect(labels(pressed)[0]).not.toContain('Share');
    const copy = stage.discord.press({ message: shared, userId: first.userId }, 'Next');
    await copy.shown(({ content }) => content.includes('Quotes 4 to 6'), 'further quotes');
  });

  it('take a vote of each person, and keep nothing of who it was', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    const down = await stage.discord.press(first, '👎', OTHER).told();
    const again = await stage.discord.press(first, '👎', OTHER).told();
    const up = await stage.discord.press(first, '👍').told();
    expect(down).toMatchObject({ isEphemeral: true, content: expect.stringContaining('Thank you') });
    expect(again.content).toContain('already');
    expect(up.content).toContain('helpful');
    expect(stage.journal.gaps(stage.discord.identity.guildId)).toMatchObject([
      { question: '什么 *事*？', kind: 'unhelpful' },
    ]);
  });

  it('take one vote of a person, through copies, shared answers and a restart too', async () => {
    answerInOrder();
    const bot = await stage.start();
    const hidden = await asked({ private: true });
    expect((await stage.discord.press(hidden, '👎').told()).content).toContain('Thank you');
    const shared = await stage.discord.press(hidden, 'Share').followUp();
    const again = { message: shared, userId: hidden.userId };
    expect((await stage.discord.press(again, '👎').told()).content).toContain('already');
    const copy = await press({ ...again, message: shared } as UsedInteraction, 'Wider', OTHER);
    expect((await stage.discord.press(copy, '👍', OTHER).told()).content).toContain('helpful');
    await bot.stop();
    await stage.start();
    expect((await stage.discord.press(again, '👎', OTHER).told()).content).toContain('already');
    expect((await stage.discord.press(hidden, '👍').told()).content).toContain('already');
    expect((await stage.discord.press(await asked(), '👎').told()).content).toContain('Thank you');
    expect(stage.journal.gaps(stage.discord.identity.guildId)).toHaveLength(2);
  });

  it('refuse nothing that costs no search, however much was asked', async () => {
    answerInOrder();
    await stage.start({ config: { askPerMinute: 1 } });
    const first = await asked({ private: true });
    const { discord } = stage;
    for (const label of ['Wider', 'Read', 'Wider', 'Read'])
      expect((await discord.press(first, label).told()).embeds).not.toEqual([]);
    expect((await discord.press(first, '👍').told()).content).toContain('Thank you');
    expect((await discord.press(first, 'Next').told()).content).toContain('a lot at once');
    expect((await discord.press(first, 'Switch quote (1/3)').told()).content).toContain('a lot at once');
    expect((await discord.press(first, 'Share').followUp()).embeds).toHaveLength(3);
  });

  it('lead on from a copy of one quote, and share nothing twice', async () => {
    answerInOrder();
    await stage.start();
    const copy = await press(await asked(), 'Wider', OTHER);
    expect(labels(copy)[0]).toContain('Next');
    const wider = await press(copy, 'Wider', OTHER);
    expect(labels(wider)[0]).toContain('Next');
    expect((await press(wider, 'Next', OTHER)).message?.content).toContain('Quotes 4 to 6');
    const hidden = await asked({ private: true });
    const before = { message: hidden.message, userId: hidden.userId };
    const pressed = stage.discord.press(hidden, 'Share');
    await pressed.followUp();
    expect((await stage.discord.press(before, 'Share').told()).content).toContain('shared already');
    await pressed.shown(({ components }) => !JSON.stringify(components).includes('"Share"'), 'no button');
    expect(labels(await press(pressed, 'Wider'))[0]).not.toContain('Share');
    expect(labels(await press(pressed, 'Next'))[0]).not.toContain('Share');
  });

  it('lead back from a wider quote to the words in bold that it had', async () => {
    stage.library.articles.push(long);
    const bold = quote(long, `${sentences[5]}${sentences[6]}`, { bold: sentences[5] ?? '' });
    stage.library.reply = () => answer('found', [bold]);
    await stage.start();
    const first = await asked();
    const description = asText(asObject(first.message?.embeds[0]).description);
    expect(description).toContain(`**${sentences[5]}**`);
    const back = await press(await press(first, 'Wider'), 'Narrower');
    expect(asText(asObject(back.message?.embeds[0]).description)).toBe(description);
  });

  it('take no votes where nothing is kept', async () => {
    answerInOrder();
    await stage.start({ journal: null });
    expect(labels(await asked({ count: 1 }))).toEqual([['Wider', 'Narrower -', 'Next', 'Read']]);
  });

  it('say kindly that the article has changed or is gone', async () => {
    answerInOrder();
    await stage.start();
    const first = await asked();
    stage.library.articles[0] = { ...long, text: `新的开头。${long.text}` };
    const changed = await stage.discord.press(first, 'Wider').followUp();
    expect(changed.isEphemeral).toBe(true);
    expect(changed.content).toMatch(/has changed since.*<\/ask:\d+>.*<\/source:\d+>/);
    const changedForOther = await stage.discord.press(first, 'Read', OTHER).told();
    expect(changedForOther).toMatchObject({ isEphemeral: true, content: changed.content });
    stage.library.articles.length = 0;
    const gone = await stage.discord.press(first, 'Wider').followUp();
    expect(gone.content).toContain('no longer there');
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
    const [button] = asObjects(first.message?.components[0]?.components);
    const fields = asText(button?.custom_id).split(':')[1]?.split('.').slice(0, -1) ?? [];
    const beyond = fields.map((field, i) => (i === 3 ? 'zzzz' : field));
    const id = new CustomIds(Buffer.from('a key that is only for tests')).sign('ask', ...beyond);
    const pressed = stage.discord.component(first, { custom_id: id, component_type: 2 });
    await pressed.shown(({ embeds }) => embeds.length > 0, 'an answer');
  });
});
