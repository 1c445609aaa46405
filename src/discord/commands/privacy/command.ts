import {
  type ChatInputCommandInteraction,
  MessageFlags,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { localized } from '../../i18n/localized.js';
import { localeOf, messagesFor } from '../../i18n/messages.js';
import { replyAtOnce } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { EVERYWHERE } from '../everywhere.js';

const COLOUR = 0x3f6fb5;

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('privacy'),
  ...EVERYWHERE,
});

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const { locale, journal, echo } = context;
  const messages = messagesFor(localeOf(interaction.locale, locale));
  const kept = journal
    ? messages.t('privacyKept', { days: messages.t('dayCount', { count: journal.days }) })
    : messages.t('privacyNothing');
  const inMemory = echo ? [] : [messages.t('privacyMemory')];
  const nobody = messages.t('privacyNobody', { find: messages.t('findName') });
  const description = [kept, ...inMemory, nobody].join('\n\n');
  await replyAtOnce(interaction, {
    embeds: [{ title: messages.t('privacyTitle'), color: COLOUR, description }],
    flags: MessageFlags.Ephemeral,
  });
}

/** `/privacy`: what is kept, for anyone who asks. */
export function createPrivacy(): Command {
  return { data: data(), isPrivate: () => true, execute };
}
