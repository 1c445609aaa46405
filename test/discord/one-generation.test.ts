import { DefaultRestOptions } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createAnswerService } from '../../src/answer/answer-service.js';
import { textVersion } from '../../src/articles/article-key.js';
import { useStage } from '../support/discord/bot.js';
import type { ShownMessage, UsedInteraction } from '../support/discord/interactions.js';
import { asObject, asObjects, asText } from '../support/discord/json.js';
import { editionsOf } from '../support/library-on-disk.js';
import { Steps, stepping } from '../support/steps.js';

/*
 * While a reply is made, or a press is answered, another generation begins to serve, in which every article reads
 * otherwise: at each step of each, one after another. Whatever is shown must be of one generation, and what is pressed
 * afterwards must show what was quoted, or say that the article has changed.
 */

const stage = useStage();

const QUESTION = '郁金香的价格为什么涨了';
const FLOWERS: Readonly<Record<string, string>> = { a: '郁金香', b: '牡丹', c: '茶花', d: '水仙' };
const IDS = Object.keys(FLOWERS);
const PARAGRAPHS = [0, 1, 2];
const SENTENCES = 30;

/** An article whose every sentence says which edition it is of; in the second one all stands at another place. */
function textOf(id: string, edition: number): string {
  const sentence = (i: number): string =>
    `${['甲', '乙'][edition]}版${id}文第${i}句说${FLOWERS[id]}的价格涨了是因为第${i * 7}种缘故。`;
  const paragraphs = PARAGRAPHS.map((n) =>
    Array.from({ length: SENTENCES }, (_, i) => sentence(n * SENTENCES + i)).join(''),
  );
  const before = edition === 0 ? [] : ['后来加上的一段话，和别的事情没有关系。'];
  return [...before, '缘起', ...paragraphs.slice(0, 2), '后话', ...paragraphs.slice(2)].join('\n\n');
}

function filesOf(edition: number): Record<string, string> {
  return Object.fromEntries(
    IDS.map((id) => {
      const body = textOf(id, edition).replace('缘起', '## 缘起').replace('后话', '## 后话');
      return [`${id}.md`, `---\ntitle: 文章${id}\n---\n\n${body}\n`];
    }),
  );
}

const EDITIONS = [0, 1].map((edition) => IDS.map((id) => textOf(id, edition)));

/** A bot on a real index of two editions, where steps are counted on the way to the index and to Discord. */
async function furnish() {
  const { live, serve } = await editionsOf(filesOf(0), filesOf(1));
  const steps = new Steps();
  await stage.start({
    answers: createAnswerService(stepping(live, steps), async () => {
      await steps.take();
      return null;
    }),
    config: { askPerMinute: Number.MAX_SAFE_INTEGER },
    clientOptions: {
      rest: { makeRequest: (...sent) => steps.round(() => DefaultRestOptions.makeRequest(...sent)) },
    },
  });
  // A step may come while what is told already has ended: one generation at a time is made to serve.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (edition: number): Promise<void> => {
    last = last.then(() => serve(edition));
    return last;
  };
  return { steps, serve: inTurn };
}

/** What a message has of articles: of each embed the text without what it is shown with. */
function textsOf({ embeds }: ShownMessage): string[] {
  return embeds.map(({ description }) =>
    asText(description)
      .replace(/^(?:-# |Also in: ).*$/gm, '')
      .replace(/^(?:> |### )/gm, '')
      .replaceAll(/[*\\…]/g, '')
      .trim(),
  );
}

function expectOneEdition(message: ShownMessage): void {
  const shown = textsOf(message);
  const editions = EDITIONS.filter((texts) => shown.every((one) => texts.some((text) => text.includes(one))));
  expect(editions, shown.join('\n—\n')).toHaveLength(shown.length === 0 ? EDITIONS.length : 1);
}

const buttonsOf = ({ components }: ShownMessage): string[] =>
  components
    .flatMap((row) => asObjects(row.components))
    .filter(({ disabled, url }) => disabled !== true && url === undefined)
    .map(({ label, emoji }) => asText(label) || asText(asObject(emoji).name));

/** Which of the quotes the buttons are about, from 0. */
function focusOf({ components }: ShownMessage): number {
  const [menu] = components.flatMap((row) => asObjects(row.components)).filter(({ type }) => type === 3);
  return menu ? asObjects(menu.options).findIndex((option) => option.default === true) : 0;
}

/** What a use comes to: a message with articles in it, or a word. */
async function outcomeOf(used: UsedInteraction): Promise<ShownMessage> {
  const look = () => used.followUps[0] ?? used.history.find(isTold);
  return stage.discord.changes.until(look, 'an outcome');
}

const isTold = ({ content, embeds }: ShownMessage): boolean => content !== '' || embeds.length > 0;
const CHANGED = 'has changed since';

/** Presses what is about the quote in focus: it must show the quote, or say that the article has changed. */
async function expectButtonsToBeTrue(from: { message: ShownMessage; userId: string }): Promise<number> {
  const labels = buttonsOf(from.message);
  const quote = textsOf(from.message)[focusOf(from.message)] ?? '';
  expect(quote).not.toBe('');
  const about = ['Longer', 'Shorter', 'Read'].filter((label) => labels.includes(label));
  for (const label of about) {
    // By another person: the message stays as it is.
    const pressed = stage.discord.press(from, label, { userId: '300000000000000002' });
    const message = await outcomeOf(pressed);
    if (message.content.includes(CHANGED)) continue;
    expectOneEdition(message);
    const [shown = ''] = textsOf(message);
    if (label === 'Shorter') expect(quote).toContain(shown);
    // A page may end inside a quote.
    else expect(shown).toContain(label === 'Read' ? quote.slice(0, 20) : quote);
  }
  return about.length;
}

/** What was kept of quotes must be whole sentences of the text that they are kept for. @returns how many there are */
function expectCitationsToBeTrue(): number {
  const { guildId } = stage.discord.identity;
  const kept = EDITIONS.flat().flatMap((text) =>
    IDS.flatMap((id) =>
      stage.journal
        .citations(id, textVersion(text), guildId, 1000)
        .map(({ start, end }) => text.slice(start, end)),
    ),
  );
  for (const text of kept) expect(text).toMatch(/^[甲乙]版[a-d]文第\d+句.*。$/s);
  return kept.length;
}

/** Something that a person does on the first edition, while which the second one begins to serve. */
interface Use {
  readonly name: string;
  /** What must be there before. */
  readonly before?: () => Promise<UsedInteraction>;
  readonly use: (before: UsedInteraction | null) => UsedInteraction;
  /** What is pressed afterwards is about a quote. */
  readonly hasQuote?: boolean;
}

const ask = () => stage.discord.slash('ask', { question: QUESTION, count: 2 });
const source = () => stage.discord.slash('source', { article: 'a' });

async function replied(used: UsedInteraction): Promise<UsedInteraction> {
  await used.reply();
  return used;
}

const press = (label: string) => (before: UsedInteraction | null) => {
  if (!before) throw new Error('There is nothing to press on');
  return stage.discord.press(before, label);
};

const USES: readonly Use[] = [
  { name: '/ask', use: ask, hasQuote: true },
  { name: 'Find source', hasQuote: true, use: () => inspect('甲版b文第7句说牡丹的价格涨了是因为') },
  { name: 'Find source of what nobody said', hasQuote: true, use: () => inspect('郁金香的价格') },
  { name: '/timeline', use: () => stage.discord.slash('timeline', { topic: '郁金香的价格' }) },
  { name: '/source', use: source },
  ...['Longer', 'More quotes', 'Read'].map((label) => ({
    name: label,
    before: () => replied(ask()),
    use: press(label),
    hasQuote: label !== 'Read',
  })),
  {
    name: 'Shorter',
    before: async () => {
      const wider = stage.discord.press(await replied(ask()), 'Longer');
      await outcomeOf(wider);
      return wider;
    },
    use: press('Shorter'),
    hasQuote: true,
  },
  {
    name: 'another quote',
    before: () => replied(ask()),
    use: (before) => {
      if (!before) throw new Error('There is no menu');
      return stage.discord.choose(before, /^Quote 2/);
    },
    hasQuote: true,
  },
  { name: 'the next page', before: () => replied(source()), use: press('Next') },
  {
    name: 'a jump to a heading',
    before: () => replied(source()),
    use: (before) => {
      if (!before) throw new Error('There is no menu');
      return stage.discord.choose(before, '后话');
    },
  },
];

function inspect(content: string): UsedInteraction {
  return stage.discord.inspect('Find source', { content });
}

describe('another generation at each step', () => {
  it.each(USES)('of $name', async ({ before, use, hasQuote = false }) => {
    const { steps, serve } = await furnish();
    const usedAt = async (step?: number): Promise<UsedInteraction> => {
      await serve(0);
      const on = before ? await before() : null;
      steps.start(step, () => serve(1));
      const used = use(on);
      const message = await outcomeOf(used);
      expectOneEdition(message);
      return used;
    };
    await usedAt();
    const { taken } = steps;
    // Two requests at least, before and after each of which it is another step.
    expect(taken).toBeGreaterThanOrEqual(4);
    for (let step = 1; step <= taken; step++) {
      const used = await usedAt(step);
      await serve(1);
      const message = await outcomeOf(used);
      if (!hasQuote || message.content.includes(CHANGED)) continue;
      expect(await expectButtonsToBeTrue({ message, userId: used.userId })).toBeGreaterThan(0);
    }
    const kept = expectCitationsToBeTrue();
    if (use === ask) expect(kept).toBeGreaterThan(0);
  });
});
