import type { ChatInputCommandInteraction, CommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { deferReply } from '../../../interactions/acknowledge.js';
import type { CommandContext } from '../../../interactions/command.js';
import { Refusal } from '../../../interactions/refusal.js';
import { addressedDelivery } from './addressed.js';
import type { Delivery } from './delivery.js';
import { refuseThread, threadDelivery } from './thread.js';

/** Where a person wants an answer, and for whom. */
export interface Wish {
  readonly isPrivate: boolean;
  readonly inThread: boolean;
  /** Whom it is for; null if for nobody in particular. */
  readonly recipient: string | null;
}

/** @throws Refusal if it can't be delivered this way */
export function deliveryFor(
  interaction: ChatInputCommandInteraction,
  { isPrivate, inThread, recipient }: Wish,
  context: CommandContext,
): Delivery {
  if (isPrivate && (inThread || recipient !== null)) throw new Refusal(({ t }) => t('privateIsForOne'));
  if (inThread) {
    refuseThread(interaction, context);
    return threadDelivery(interaction, recipient, context);
  }
  if (recipient !== null) return addressedDelivery(interaction, recipient, context);
  return isPrivate ? privateDelivery(interaction) : replyTo(interaction, false);
}

/** A private answer. */
export function privateDelivery(interaction: CommandInteraction): Delivery {
  return replyTo(interaction, true);
}

/** An answer as a reply, for everyone or private. */
export function replyTo(
  interaction: CommandInteraction | ModalSubmitInteraction,
  isPrivate: boolean,
): Delivery {
  return {
    isPrivate,
    above: [],
    begin: () => deferReply(interaction, isPrivate),
    send: async (message) => {
      await interaction.editReply(message);
    },
  };
}
