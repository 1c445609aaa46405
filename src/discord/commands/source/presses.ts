import { type ButtonInteraction, MessageFlags, type StringSelectMenuInteraction } from 'discord.js';
import type { FoundArticle } from '../../../answer/found-article.js';
import { messagesTo } from '../../i18n/messages.js';
import { type Component, deferReply, deferUpdate } from '../../interactions/acknowledge.js';
import type { CommandContext } from '../../interactions/command.js';
import { articleGone, Refusal, unknownButton, unlessOutdated } from '../../interactions/refusal.js';
import { type Message, plainMessage } from '../../render/message.js';
import { titleInList } from './article-lists.js';
import { readJump } from './jump-menu.js';
import { listMenusIn, OPEN } from './list-menu.js';
import { PAGE_ACTIONS } from './page-buttons.js';
import { readPlaceRef } from './reference.js';
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

/** Takes the menus below a page and a list: the picked article or page replaces the one shown. */
export async function choosePlace(
  interaction: StringSelectMenuInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  if (fields[0] === OPEN) return openListed(interaction, context);
  const [, key = '', version] = fields;
  const start = readJump(interaction.values[0]);
  if (start === null || version === undefined) throw unknownButton(context);
  await deferUpdate(interaction);
  const found = unlessOutdated(await context.answers.seen(key, version), context);
  await interaction.editReply(withList(interaction, pageAt(interaction, found, start, context), context));
}

/** Opens an article of a list, privately if the list is public. */
async function openListed(interaction: StringSelectMenuInteraction, context: CommandContext): Promise<void> {
  const place = readPlaceRef(interaction.values[0] ?? '');
  if (!place) throw unknownButton(context);
  const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
  if (isPrivate) await deferUpdate(interaction);
  else await deferReply(interaction, true);
  const found = await context.answers.article(place.article);
  if (!found.article) throw articleGone(context);
  const page = pageAt(interaction, found, place.start, context);
  await interaction.editReply(isPrivate ? withList(interaction, page, context) : page);
}

function pageAt(
  interaction: StringSelectMenuInteraction,
  found: FoundArticle,
  start: number,
  context: CommandContext,
): Message {
  return pageFor(interaction, found, { at: { start, end: start } }, context);
}

/** A page with the list that it was opened from, so that another of it can be opened. */
function withList({ message }: Component, page: Message, { ids }: CommandContext): Message {
  return { ...page, components: [...page.components, ...listMenusIn(message.components, ids)] };
}

/** Replaces the page by another one, of the article's present text. */
async function turn(
  interaction: ButtonInteraction,
  key: string,
  page: number,
  context: CommandContext,
): Promise<void> {
  const { t } = messagesTo(interaction, context);
  await deferUpdate(interaction);
  const found = await context.answers.seen(key, null);
  await interaction.editReply(
    'outdated' in found
      ? plainMessage(t('articleGone', { source: context.mention('source') }))
      : withList(interaction, pageFor(interaction, found, { page }, context), context),
  );
}

async function sendText(interaction: ButtonInteraction, key: string, context: CommandContext): Promise<void> {
  const { t } = messagesTo(interaction, context);
  await deferReply(interaction, true);
  const { article } = unlessOutdated(await context.answers.seen(key, null), context);
  const file = articleFile(article);
  if (!file) throw new Refusal((messages) => messages.t('wholeTextTooLong'));
  await interaction.editReply({
    content: t('wholeTextReady', { title: titleInList(article) }),
    files: [file],
  });
}
