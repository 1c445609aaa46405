import {
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteraction,
  DiscordAPIError,
  type InteractionReplyOptions,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
  type StringSelectMenuInteraction,
} from 'discord.js';

/** The components below a message. */
export type Component = ButtonInteraction | StringSelectMenuInteraction;

/*
 * The first answer to an interaction, which Discord accepts once and within three seconds. If Discord's reply got
 * lost, it is sent again, and refused as a second one; since every interaction is handled once, the first one was
 * ours, and the work continues.
 */

/** Promises a reply: everyone sees that the bot is working, or only the person. */
export async function deferReply(
  interaction: CommandInteraction | ModalSubmitInteraction | Component,
  isPrivate: boolean,
) {
  await once(() => interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}));
  interaction.deferred = true;
  interaction.ephemeral = isPrivate;
}

/** Promises a change of the message that the component is on. */
export async function deferUpdate(interaction: Component): Promise<void> {
  await once(() => interaction.deferUpdate());
  interaction.deferred = true;
}

/** Replies at once. */
export async function replyAtOnce(
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction | Component,
  message: InteractionReplyOptions,
): Promise<void> {
  await once(() => interaction.reply(message));
  interaction.replied = true;
}

/** Asks for more in a form. */
export async function showForm(
  interaction: Component,
  form: APIModalInteractionResponseCallbackData,
): Promise<void> {
  await once(() => interaction.showModal(form));
}

async function once(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    const isSecond =
      error instanceof DiscordAPIError &&
      error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    if (!isSecond) throw error;
  }
}
