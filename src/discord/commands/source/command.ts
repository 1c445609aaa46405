import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { localized } from '../../i18n/localized.js';
import { localeOf, messagesFor } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { EVERYWHERE } from '../everywhere.js';
import { notFound } from './article-lists.js';
import { completeTitle, WANTED_MAX } from './complete.js';
import { jump, pressPage } from './presses.js';
import { pageFor } from './show-page.js';

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('source'),
  ...EVERYWHERE,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized('article'),
      required: true,
      autocomplete: true,
      max_length: WANTED_MAX,
    },
  ],
});

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const wanted = interaction.options.getString('article', true).slice(0, WANTED_MAX);
  const messages = messagesFor(localeOf(interaction.locale, context.locale));
  await deferReply(interaction, true);
  const found = await context.answers.article(wanted);
  await interaction.editReply(
    found.article
      ? pageFor(interaction, found, { page: 0 }, context)
      : notFound(wanted, found.nearest, messages),
  );
}

/** `/source article`: the text of an article, for the person alone. Its buttons work after a restart too. */
export function createSource(): Command {
  return {
    data: data(),
    isPrivate: () => true,
    execute,
    autocomplete: completeTitle,
    press: pressPage,
    choose: jump,
  };
}
