import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { AnswerService, ArticleSummary } from '../../answer/answer.js';
import { parsePageButton, renderArticlePage } from '../article-page.js';
import { articleRef, findArticle } from '../article-ref.js';
import type { Command, CommandContext } from '../command.js';
import { LIMITS } from '../limits.js';
import { type Message, plainMessage } from '../message.js';
import { localeOf, type Messages, messagesFor } from '../messages.js';
import { escapeMarkdown, oneLine, shorten } from '../text.js';

const NEAREST_TITLES = 5;
const TITLE_IN_LIST = 160;

const data = {
  name: 'source',
  description: 'Read an article, page by page',
  description_localizations: { 'zh-CN': '逐页阅读一篇文章', 'zh-TW': '逐頁閱讀一篇文章' },
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'article',
      description: 'Type a part of the title and pick the article',
      description_localizations: {
        'zh-CN': '输入标题的一部分，再从列表中选择',
        'zh-TW': '輸入標題的一部分，再從清單中選擇',
      },
      required: true,
      autocomplete: true,
    },
  ],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const wanted = interaction.options.getString('article', true);
  const messages = messagesFor(localeOf(interaction.locale, context.locale));
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const article = await findArticle(wanted, context.answers);
  await interaction.editReply(
    article ? renderArticlePage(article, 0, messages) : await notFound(wanted, context.answers, messages),
  );
}

async function autocomplete(interaction: AutocompleteInteraction, context: CommandContext): Promise<void> {
  const found = await context.answers.suggest(interaction.options.getFocused(), LIMITS.choices);
  await interaction.respond(found.slice(0, LIMITS.choices).map(choiceOf));
}

async function press(interaction: ButtonInteraction, context: CommandContext): Promise<void> {
  const messages = messagesFor(localeOf(interaction.locale, context.locale));
  await interaction.deferUpdate();
  const target = parsePageButton(interaction.customId);
  const article = target && (await findArticle(target.ref, context.answers));
  await interaction.editReply(
    article
      ? renderArticlePage(article, target.page, messages)
      : plainMessage(messages.t('articleGone', { source: '/source' })),
  );
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
export const source: Command = { data, execute, autocomplete, press };
