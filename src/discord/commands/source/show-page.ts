import type { RepliableInteraction } from 'discord.js';
import type { FoundArticle } from '../../../answer/found-article.js';
import { messagesTo } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import type { Message } from '../../render/message.js';
import { type Place, renderArticlePage } from './page.js';

const CITED_PLACES = 3;

/** A page of an article in the person's language, with what was cited from this version of the text on their server. */
export function pageFor(
  interaction: RepliableInteraction,
  found: FoundArticle,
  place: Place,
  context: CommandContext,
): Message {
  const { ids, journal } = context;
  const messages = messagesTo(interaction, context);
  const cited = journal?.citations(found.article.id, found.version, interaction.guildId, CITED_PLACES) ?? [];
  return renderArticlePage(found, place, { ids, messages, cited });
}
