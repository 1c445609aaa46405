import {
  ApplicationCommandType,
  type MessageContextMenuCommandInteraction,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { localizedName } from '../../i18n/localized.js';
import { localeOf, messagesFor } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { Refusal } from '../../interactions/refusal.js';
import { EVERYWHERE } from '../everywhere.js';
import { messageText, plainOf } from './message-text.js';
import { findReply } from './reply.js';

const data = (key: 'findName' | 'whoName'): RESTPostAPIContextMenuApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  ...localizedName(key),
  ...EVERYWHERE,
});

async function inspect(
  interaction: MessageContextMenuCommandInteraction,
  context: CommandContext,
  asksWho: boolean,
): Promise<void> {
  const text = messageText(plainOf(interaction.targetMessage));
  if (text === '') throw new Refusal(({ t }) => t('findNoText'));
  countQuestion(interaction, context);
  await deferReply(interaction, true);
  const finding = await inTurn(interaction, context, () => context.answers.findQuotation(text));
  const messages = messagesFor(localeOf(interaction.locale, context.locale));
  const isShareable = interaction.guildId !== null;
  await interaction.editReply(
    findReply(finding, { asksWho, isShareable, isPublic: false, messages }, context),
  );
}

/** “Find source”: which article has what a message says, for the person alone. */
export function createFindSource(): Command {
  return finder('findName', false);
}

/** “Who said it”: the same, the speaker first. */
export function createWhoSaidIt(): Command {
  return finder('whoName', true);
}

function finder(name: 'findName' | 'whoName', asksWho: boolean): Command {
  return {
    data: data(name),
    isPrivate: () => true,
    inspect: (interaction, context) => inspect(interaction, context, asksWho),
  };
}
