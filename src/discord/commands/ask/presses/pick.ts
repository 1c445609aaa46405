import { unknownButton } from '../../../interactions/refusal.js';
import { plainEmbed } from '../../../render/embed.js';
import { aloneMessage } from './alone.js';
import { acknowledge, controlsAfter, type Press, show } from './press.js';
import { requireReadable } from './readable.js';

/** Another quote of the message, which the buttons then apply to. Other people get a copy of only that quote. */
export async function pickQuote(pressed: Press): Promise<void> {
  const press = await requireReadable(pressed);
  const { interaction, state, context } = press;
  const embed = interaction.message.embeds[state.focus];
  if (!embed) throw unknownButton(context);
  const target = await acknowledge(press);
  await show(
    press,
    target.isOwn
      ? { components: controlsAfter(press, target) }
      : aloneMessage(press, [plainEmbed(embed)], target),
  );
}
