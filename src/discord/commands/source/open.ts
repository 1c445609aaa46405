import type { ChatInputCommandInteraction } from 'discord.js';
import type { OpenedArticle } from '../../../answer/open-article.js';
import { oneLine } from '../../../text/one-line.js';
import { type Messages, messagesTo } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { CommandContext } from '../../interactions/command.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { LIMITS } from '../../render/limits.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import type { Message } from '../../render/message.js';
import { notFound } from './article-lists.js';
import { WANTED_MAX } from './complete.js';
import { listMenu } from './list-menu.js';
import { readPlaceRef } from './reference.js';
import { pageFor } from './show-page.js';

/** How much of a heading, or of the typed text, is repeated. */
const REPEATED = 160;

/** Opens what was picked from the completion or, for free text, what matches it best; that counts as a question. */
export async function openSource(
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const wanted = interaction.options.getString('article', true).slice(0, WANTED_MAX);
  await deferReply(interaction, true);
  const picked = readPlaceRef(wanted);
  const exact = await context.answers.article(picked?.article ?? wanted);
  if (exact.article) {
    const place = picked ? { at: { start: picked.start, end: picked.start } } : { page: 0 };
    await interaction.editReply(pageFor(interaction, exact, place, context));
    return;
  }
  countQuestion(interaction, context);
  const opened = await inTurn(interaction, context, () => context.answers.open(wanted, LIMITS.selectOptions));
  await interaction.editReply(
    opened.found
      ? openedPage(interaction, opened, wanted, context)
      : notFound(wanted, opened.others, messagesTo(interaction, context), context.ids),
  );
}

function openedPage(
  interaction: ChatInputCommandInteraction,
  opened: OpenedArticle,
  wanted: string,
  context: CommandContext,
): Message {
  const messages = messagesTo(interaction, context);
  const place = opened.by === 'title' ? { page: 0 } : { at: opened.at };
  const page = pageFor(interaction, opened.found, place, context);
  return {
    ...page,
    content: howOpened(opened, wanted, messages),
    components: [...page.components, ...listMenu(opened.others, messages.t('otherMatches'), context.ids)],
  };
}

/** Why this article is shown; nothing if its title says so. */
function howOpened({ by, place }: OpenedArticle, wanted: string, { t }: Messages): string {
  const repeated = (text: string): string => shorten(oneLine(text), REPEATED, escapeMarkdown);
  if (by === 'heading') return t('openedAtHeading', { heading: repeated(place.heading ?? '') });
  return by === 'passage' ? t('openedAtPassage', { wanted: repeated(wanted) }) : '';
}
