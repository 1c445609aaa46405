import { unknownButton } from '../../../interactions/refusal.js';
import { plainEmbed } from '../../../render/embed.js';
import { aloneMessage } from './alone.js';
import { acknowledge, controlsFor, type Press, show, shownQuotes } from './press.js';

/** Another quote of the message, which the buttons then apply to. Other people get a copy of only that quote. */
export async function pickQuote(press: Press): Promise<void> {
  const { interaction, state, context } = press;
  const embed = interaction.message.embeds[state.focus];
  if (!embed) throw unknownButton(context);
  const target = await acknowledge(press);
  await show(
    press,
    target.isOwn
      ? { components: controlsFor(press, shownQuotes(press), state.focus, target) }
      : aloneMessage(press, [plainEmbed(embed)], target),
  );
}
