import type { APIEmbed } from 'discord.js';
import type { QuotedExcerpt } from '../../../../answer/answer.js';
import { unlessOutdated } from '../../../interactions/refusal.js';
import { questionIn, quoteCard } from '../../../render/answer.js';
import { plainEmbed } from '../../../render/embed.js';
import { embedLength, layOut } from '../../../render/layout.js';
import type { Message } from '../../../render/message.js';
import { answerButtons } from '../buttons.js';
import { isNarrowing } from '../narrowing.js';
import { acknowledge, type Press, questionButtons, type Target } from './press.js';

/** The quote in focus, with more or fewer of its neighbours. */
export async function resize(press: Press, steps: number): Promise<void> {
  const { interaction, state, context } = press;
  const target = await acknowledge(press);
  const found = unlessOutdated(await context.answers.widened(state, steps), context);
  // As narrow as it was, it has the words in bold that it had.
  const wide = steps === 0 ? { ...found, highlights: state.highlights } : found;
  await interaction.editReply(
    target.isOwn ? inPlace(press, wide, steps, target) : alone(press, wide, steps, target),
  );
}

/** The message with the quote in the place of the one that was there. */
function inPlace(press: Press, wide: QuotedExcerpt, steps: number, target: Target): Message {
  const { interaction, state } = press;
  const embeds = interaction.message.embeds.map(plainEmbed);
  const others = embeds.filter((_, i) => i !== state.focus);
  const resized = embedsOf(press, wide, target, others);
  return {
    content: interaction.message.content,
    embeds: [...others.slice(0, state.focus), ...resized, ...others.slice(state.focus)],
    components: buttonsOf({ ...press, state: { ...state, steps } }, wide, embeds.length, target),
  };
}

/** A copy of the quote for another person. */
function alone(press: Press, wide: QuotedExcerpt, steps: number, target: Target): Message {
  const { interaction, state } = press;
  const asked = interaction.message.content
    .split('\n')
    .filter((line) => questionIn(line) !== null || isNarrowing(line));
  return {
    content: asked.join('\n'),
    embeds: embedsOf(press, wide, target, []),
    components: buttonsOf(
      { ...press, state: { ...state, steps, focus: 0, isShared: false } },
      wide,
      1,
      target,
    ),
  };
}

/** The quote as far as there is room beside the other ones. */
function embedsOf(
  { state }: Press,
  wide: QuotedExcerpt,
  { messages }: Target,
  others: readonly APIEmbed[],
): APIEmbed[] {
  const taken = others.reduce((sum, embed) => sum + embedLength(embed), 0);
  return layOut([quoteCard(wide, state.tier, messages)], messages, taken);
}

function buttonsOf(
  press: Press,
  { isWidest }: QuotedExcerpt,
  shown: number,
  { isShareable, messages }: Target,
): Message['components'] {
  const options = { ...questionButtons(press, shown), isWidest, isShareable };
  return answerButtons(press.state, options, press.context.ids, messages);
}
