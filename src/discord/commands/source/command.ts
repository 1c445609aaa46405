import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { AnswerService, ArticleSummary } from '../../../answer/answer.js';
import { textVersion } from '../../../answer/article-key.js';
import type { Article } from '../../../articles/article.js';
import { localized } from '../../i18n/localized.js';
import { localeOf, type Messages, messagesFor } from '../../i18n/messages.js';
import { deferReply, deferUpdate } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { Refusal } from '../../interactions/refusal.js';
import { LIMITS } from '../../render/limits.js';
import { escapeMarkdown, oneLine, shorten } from '../../render/markup.js';
import { type Message, plainMessage } from '../../render/message.js';
import { unknownButton } from '../ask/presses.js';
import { EVERYWHERE } from '../everywhere.js';
import { type Place, renderArticlePage } from './page.js';
import { articleRef, findArticle } from './reference.js';
import { articleFile } from './text-file.js';

const NEAREST_TITLES = 5;
const TITLE_IN_LIST = 160;
const CITED_PLACES = 3;

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('source'),
  ...EVERYWHERE,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized('article'),
      required: true,
      autocomplete: true,
    },
  ],
});

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const wanted = interaction.options.getString('article', true);
  const messages = messagesFor(localeOf(interaction.locale, context.locale));
  await deferReply(interaction, true);
  const article = await findArticle(wanted, context.answers);
  await interaction.editReply(
    article
      ? pageOf(article, { page: 0 }, interaction, context)
      : await notFound(wanted, context.answers, messages),
  );
}

async function autocomplete(interaction: AutocompleteInteraction, context: CommandContext): Promise<void> {
  const found = await context.answers.suggest(interaction.options.getFocused(), LIMITS.choices);
  await interaction.respond(found.slice(0, LIMITS.choices).map(choiceOf));
}

async function press(
  interaction: ButtonInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const [what, key = '', page] = fields;
  if (what === 't') return sendText(interaction, key, context);
  if ((what !== 'p' && what !== 'n') || !page || !/^\d{1,6}$/.test(page)) throw unknownButton(context);
  await turn(interaction, key, { page: Number(page) }, context);
}

async function choose(
  interaction: StringSelectMenuInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const [, key = ''] = fields;
  const offset = Number.parseInt(interaction.values[0] ?? '', 36);
  if (!Number.isSafeInteger(offset)) throw unknownButton(context);
  await turn(interaction, key, { at: { start: offset, end: offset } }, context);
}

/** Shows another page in the place of the one that is there. */
async function turn(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  key: string,
  place: Place,
  context: CommandContext,
): Promise<void> {
  const messages = messagesFor(localeOf(interaction.locale, context.locale));
  await deferUpdate(interaction);
  const article = await context.answers.articleByKey(key);
  const gone = messages.t('articleGone', { source: context.mention('source') });
  await interaction.editReply(article ? pageOf(article, place, interaction, context) : plainMessage(gone));
}

async function sendText(interaction: ButtonInteraction, key: string, context: CommandContext): Promise<void> {
  const messages = messagesFor(localeOf(interaction.locale, context.locale));
  await deferReply(interaction, true);
  const article = await context.answers.articleByKey(key);
  if (!article) throw new Refusal(({ t }) => t('articleGone', { source: context.mention('source') }));
  const file = articleFile(article);
  if (!file) throw new Refusal(({ t }) => t('wholeTextTooLong'));
  await interaction.editReply({
    content: messages.t('wholeTextReady', { title: inList(article.title || article.id) }),
    files: [file],
  });
}

function pageOf(
  article: Article,
  place: Place,
  interaction: ChatInputCommandInteraction | ButtonInteraction | StringSelectMenuInteraction,
  { ids, journal, locale }: CommandContext,
): Message {
  const messages = messagesFor(localeOf(interaction.locale, locale));
  const version = textVersion(article.text);
  const cited = journal?.citations(article.id, version, interaction.guildId, CITED_PLACES) ?? [];
  return renderArticlePage(article, place, { ids, messages, cited });
}

function choiceOf({ id, title, date }: ArticleSummary): { name: string; value: string } {
  const suffix = date === null ? '' : ` (${date})`;
  const name = shorten(oneLine(title) || id, LIMITS.choiceName - suffix.length) + suffix;
  return { name, value: articleRef(id) };
}

async function notFound(wanted: string, answers: AnswerService, messages: Messages): Promise<Message> {
  const nearest = await answers.suggest(wanted, NEAREST_TITLES);
  const lines = [messages.t('noSuchArticle', { wanted: inList(wanted) })];
  if (nearest.length > 0) lines.push(messages.t('nearestTitles'));
  lines.push(...nearest.slice(0, NEAREST_TITLES).map(({ id, title }) => `- ${inList(title || id)}`));
  return plainMessage(lines.join('\n'));
}

function inList(title: string): string {
  return shorten(oneLine(title), TITLE_IN_LIST, escapeMarkdown);
}

/** `/source article`: the text of an article, for the person alone. Its buttons work after a restart too. */
export function createSource(): Command {
  return { data: data(), execute, autocomplete, press, choose };
}
