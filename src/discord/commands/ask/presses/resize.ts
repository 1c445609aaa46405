import { Refusal, unlessOutdated } from '../../../interactions/refusal.js';
import { plainEmbed } from '../../../render/embed.js';
import { embedLength, fitsWhole, layOut, type QuoteCard } from '../../../render/layout.js';
import type { Message } from '../../../render/message.js';
import { quoteCard } from '../../../render/quote-card.js';
import { lookOf } from '../state.js';
import { aloneMessage } from './alone.js';
import { acknowledge, controlsAfter, type Press, show, type Target } from './press.js';
import { isWhole, requireReadable } from './readable.js';

/**
 * The quote in focus, with more or fewer of its neighbours. It never takes room from the others: a quote's look
 * depends only on its own steps, so that the same number of steps back leads to the former one. If another quote of the
 * message may not be shown again, the person gets a copy of this one.
 */
export async function resize(pressed: Press, steps: number): Promise<void> {
  const press = await requireReadable(pressed);
  const { state, context } = press;
  const target = await acknowledge(press, isWhole(press));
  const found = unlessOutdated(await context.answers.widened(state, steps), context);
  // At its original width, it has its original words in bold.
  const wide = steps === 0 ? { ...found, highlights: state.highlights } : found;
  const resized = { ...press, state: { ...state, steps, isWidest: wide.isWidest } };
  const card = quoteCard(wide, lookOf(state), target.messages);
  await show(press, target.isOwn ? inPlace(resized, card, target) : copy(resized, card, target));
}

/** The message with the quote replacing the former one. */
function inPlace(press: Press, card: QuoteCard, target: Target): Message {
  const { interaction, state } = press;
  const embeds = interaction.message.embeds.map(plainEmbed);
  const others = embeds.filter((_, i) => i !== state.focus);
  const taken = others.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (state.steps > 0 && !fitsWhole(card, taken))
    throw new Refusal(({ t }) => t('noRoom', { read: t('read') }));
  return {
    content: interaction.message.content,
    embeds: embeds.toSpliced(state.focus, 1, ...layOut([card], target.messages, taken)),
    components: controlsAfter(press, target),
  };
}

function copy(press: Press, card: QuoteCard, target: Target): Message {
  return aloneMessage(press, layOut([card], target.messages), target);
}
