import { useStage } from './bot.js';
import type { UsedInteraction } from './interactions.js';
import { asObject, asObjects, asText, type Json } from './json.js';
import { answer, article, quote } from './library.js';

export const OTHER = { userId: '300000000000000002' };
export const sentences = Array.from(
  { length: 60 },
  (_, i) => `这是第${i}句话，说的是同一件事情${'，很长'.repeat(10)}。`,
);
export const long = article({ id: 'long', title: '长文', text: sentences.join('') });
export const short = article({ id: 'short', title: '短文', text: '只有一句。' });

/** A bot that answers with quotes of the long article, and what is done with them. For each test again. */
export function useAnswers() {
  const stage = useStage();

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
      asObjects(row.components).map((one) =>
        one.type === 3
          ? `quote ${chosenIn(one)} of ${asObjects(one.options).length}`
          : `${asText(one.label) || asText(asObject(one.emoji).name)}${one.disabled ? ' -' : ''}`,
      ),
    );
  const chosenIn = (menu: Json): number =>
    asObjects(menu.options).findIndex((one) => one.default === true) + 1;
  const numbers = (used: UsedInteraction): string[] =>
    (used.message?.embeds ?? []).map(({ author }) => asText(asObject(author).name));

  /** Picks a quote from the menu. */
  async function pick(from: UsedInteraction, number: number, person = {}): Promise<UsedInteraction> {
    const picked = stage.discord.choose(from, new RegExp(`^Quote ${number}:`), person);
    await picked.shown(({ raw }) => 'components' in raw, 'the quote that is picked');
    await stage.discord.changes.until(() => picked.history.length > 0, 'the picked quote');
    return picked;
  }

  return { stage, answerInOrder, asked, press, textOf, labels, numbers, pick };
}
