import {
  ApplicationCommandType,
  type MessageContextMenuCommandInteraction,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { hasTextFiles, withFiles } from '../../attachments/with-files.js';
import { localizedName } from '../../i18n/localized.js';
import { messagesTo } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { Refusal } from '../../interactions/refusal.js';
import { EVERYWHERE } from '../everywhere.js';
import { messageText, plainOf, wordsOf } from './message-text.js';
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
  const message = plainOf(interaction.targetMessage);
  if (!hasTextFiles(message) && messageText(message) === '') throw new Refusal(({ t }) => t('findNoText'));
  countQuestion(interaction, context);
  await deferReply(interaction, true);
  const { text, isPartial } = wordsOf(await withFiles(interaction.client, message, context));
  if (text === '') throw new Refusal(({ t }) => t('findNoText'));
  const finding = await inTurn(interaction, context, () => context.answers.findQuotation(text));
  const messages = messagesTo(interaction, context);
  const isShareable = interaction.guildId !== null;
  const options = { asksWho, isShareable, isPublic: false, isPartial, messages };
  await interaction.editReply(findReply(finding, options, context));
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
