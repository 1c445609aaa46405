import {
  ApplicationCommandType,
  type MessageContextMenuCommandInteraction,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { targetWords } from '../../attachments/target-words.js';
import { localizedName } from '../../i18n/localized.js';
import { messagesTo } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { EVERYWHERE } from '../everywhere.js';
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
  const read = targetWords(interaction, context);
  countQuestion(interaction, context);
  await deferReply(interaction, true);
  const { text, isPartial } = await read();
  const finding = await inTurn(interaction, context, () => context.answers.findQuotation(text));
  const messages = messagesTo(interaction, context);
  const isShareable = interaction.guildId !== null;
  const options = { asksWho, isShareable, isPublic: false, isPartial, messages };
  await interaction.editReply(findReply(finding, options, context));
}

/** “Find source”: which article has a message's words, answered privately. */
export function createFindSource(): Command {
  return finder('findName', false);
}

/** “Who said it”: the same, with the speaker first. */
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
