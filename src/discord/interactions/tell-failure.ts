import { type Interaction, MessageFlags } from 'discord.js';
import { messagesTo } from '../i18n/messages.js';
import { plainMessage } from '../render/message.js';
import type { CommandContext } from './command.js';
import { type Explanation, explainFailure, isExpired } from './failures.js';
import { Refusal } from './refusal.js';

/**
 * The outcome of an interaction or a message; silent if a message that was not addressed to the bot was not answered.
 */
export type Outcome = 'done' | 'refused' | 'failed' | 'expired' | 'silent';

/**
 * Tells a person in their language that something can't be done, or has failed.
 *
 * @param used what was asked for, for the log, and whether details may be told
 */
export async function tellFailure(
  interaction: Interaction,
  error: unknown,
  { where, isDetailed }: { readonly where: string; readonly isDetailed: boolean },
  context: CommandContext,
): Promise<Outcome> {
  if (isExpired(error)) {
    context.logger.warn({ failure: error, where }, 'The interaction can no longer be answered');
    return 'expired';
  }
  const messages = messagesTo(interaction, context);
  const { said, detailed } =
    error instanceof Refusal ? alike(error.tell(messages)) : explainFailure(error, where, messages, context);
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([]);
  } else if (interaction.isRepliable()) {
    await reply(interaction, said, isDetailed ? detailed : said);
  }
  return error instanceof Refusal ? 'refused' : 'failed';
}

/**
 * A failure replaces a reply that is still awaited; anything shown already stays.
 *
 * @param said for everyone who sees the reply
 * @param content only for the person
 */
async function reply(
  interaction: Extract<Interaction, { reply: unknown }>,
  said: string,
  content: string,
): Promise<void> {
  // After `deferUpdate` it is not known whether the reply is private: there is none.
  const isAwaited = interaction.deferred && !interaction.replied && interaction.ephemeral !== null;
  if (isAwaited) {
    const isPublic = interaction.ephemeral === false;
    await interaction.editReply(plainMessage(isPublic ? said : content));
    if (isPublic && content !== said) await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
  } else if (interaction.deferred || interaction.replied) {
    await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
  } else {
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  }
}

function alike(said: string): Explanation {
  return { said, detailed: said };
}
