import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js';
import { localeOf, messagesFor } from '../../i18n/messages.js';
import { deferReply, deferUpdate } from '../../interactions/acknowledge.js';
import type { CommandContext } from '../../interactions/command.js';
import { Refusal, unknownButton, unlessOutdated } from '../../interactions/refusal.js';
import { plainMessage } from '../../render/message.js';
import { titleInList } from './article-lists.js';
import { readJump } from './jump-menu.js';
import { PAGE_ACTIONS } from './page-buttons.js';
import { pageFor } from './show-page.js';
import { articleFile } from './text-file.js';

/** Takes the buttons below a page. */
export async function pressPage(
  interaction: ButtonInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const [action, key = '', page] = fields;
  const { previous, next, wholeText } = PAGE_ACTIONS;
  if (action === wholeText) return sendText(interaction, key, context);
  if ((action !== previous && action !== next) || !page || !/^\d{1,6}$/.test(page))
    throw unknownButton(context);
  await turn(interaction, key, Number(page), context);
}

/** Takes the menu of headings: the page with the one that was picked takes the place of the one that is there. */
export async function jump(
  interaction: StringSelectMenuInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const [, key = '', version] = fields;
  const start = readJump(interaction.values[0]);
  if (start === null || version === undefined) throw unknownButton(context);
  await deferUpdate(interaction);
  const found = unlessOutdated(await context.answers.seen(key, version), context);
  await interaction.editReply(pageFor(interaction, found, { at: { start, end: start } }, context));
}

/** Shows another page in the place of the one that is there, of whatever text the article has by now. */
async function turn(
  interaction: ButtonInteraction,
  key: string,
  page: number,
  context: CommandContext,
): Promise<void> {
  const { t } = messagesFor(localeOf(interaction.locale, context.locale));
  await deferUpdate(interaction);
  const found = await context.answers.seen(key, null);
  await interaction.editReply(
    'outdated' in found
      ? plainMessage(t('articleGone', { source: context.mention('source') }))
      : pageFor(interaction, found, { page }, context),
  );
}

async function sendText(interaction: ButtonInteraction, key: string, context: CommandContext): Promise<void> {
  const { t } = messagesFor(localeOf(interaction.locale, context.locale));
  await deferReply(interaction, true);
  const { article } = unlessOutdated(await context.answers.seen(key, null), context);
  const file = articleFile(article);
  if (!file) throw new Refusal((messages) => messages.t('wholeTextTooLong'));
  await interaction.editReply({
    content: t('wholeTextReady', { title: titleInList(article) }),
    files: [file],
  });
}
