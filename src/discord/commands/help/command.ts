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
  ...localized('help'),
  ...EVERYWHERE,
});

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const { locale, mention, hearsMessages } = context;
  const { t } = messagesFor(localeOf(interaction.locale, locale));
  const commands = { ask: mention('ask'), source: mention('source'), timeline: mention('timeline') };
  const inMenu = { answer: t('answerThisName'), find: t('findName'), who: t('whoName') };
  const buttons = {
    wider: t('wider'),
    narrower: t('narrower'),
    read: t('read'),
    share: t('share'),
    more: t('moreQuotes'),
    further: t('askFurther'),
    remove: t('remove'),
  };
  const bot = `<@${interaction.client.user.id}>`;
  const description = [
    t('helpCommands', commands),
    ...(hearsMessages ? [t('helpMentions', { bot, example: t('helpExample') })] : []),
    t('helpMenu', inMenu),
    t('helpWording'),
    t('helpButtons', buttons),
    t('helpPrivacy', { privacy: mention('privacy') }),
  ].join('\n\n');
  await replyAtOnce(interaction, {
    embeds: [{ title: t('helpTitle'), color: COLOUR, description }],
    flags: MessageFlags.Ephemeral,
  });
}

/** `/help`: what the bot can do and how one asks it, for anyone, anywhere. */
export function createHelp(): Command {
  return { data: data(), isPrivate: () => true, execute };
}
