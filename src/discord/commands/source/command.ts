import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { localized } from '../../i18n/localized.js';
import { localeOf, messagesFor } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { LIMITS } from '../../render/limits.js';
import { EVERYWHERE } from '../everywhere.js';
import { choiceOf, notFound } from './article-lists.js';
import { jump, pressPage } from './presses.js';
import { pageFor } from './show-page.js';

/** As much of a title is looked for, in UTF-16 code units: whatever is typed, looking stays quick. */
const WANTED_MAX = 200;

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

async function autocomplete(interaction: AutocompleteInteraction, context: CommandContext): Promise<void> {
  const found = await context.answers.suggest(
    interaction.options.getFocused().slice(0, WANTED_MAX),
    LIMITS.choices,
  );
  await interaction.respond(found.slice(0, LIMITS.choices).map(choiceOf));
}

/** `/source article`: the text of an article, for the person alone. Its buttons work after a restart too. */
export function createSource(): Command {
  return { data: data(), isPrivate: () => true, execute, autocomplete, press: pressPage, choose: jump };
}
