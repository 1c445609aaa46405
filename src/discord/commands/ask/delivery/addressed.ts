import type { ChatInputCommandInteraction } from 'discord.js';
import { messagesFor, messagesTo } from '../../../i18n/messages.js';
import { deferReply } from '../../../interactions/acknowledge.js';
import type { CommandContext } from '../../../interactions/command.js';
import { plainMessage } from '../../../render/message.js';
import { addressLinesFor } from '../addressing.js';
import type { Delivery } from './delivery.js';

/**
 * An answer for somebody, who is notified. Discord notifies nobody of a mention that is edited in, as in a promised
 * reply: so the promise is private, and the answer is a separate message.
 */
export function addressedDelivery(
  interaction: ChatInputCommandInteraction,
  recipient: string,
  context: CommandContext,
): Delivery {
  const personal = messagesTo(interaction, context);
  const above = addressLinesFor({ asker: null, recipient }, messagesFor(context.locale));
  return {
    isPrivate: false,
    above,
    begin: () => deferReply(interaction, true),
    send: async (message) => {
      await interaction.editReply(plainMessage(personal.t('answeredBelow', { person: `<@${recipient}>` })));
      await interaction.followUp({ ...message, allowedMentions: { parse: [], users: [recipient] } });
    },
  };
}
