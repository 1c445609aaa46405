import type { APIEmbed } from 'discord.js';
import type { MessageKey, Messages } from '../../../i18n/messages.js';
import { questionIn, questionsIn } from '../../../render/answer.js';
import type { Message } from '../../../render/message.js';
import { LABEL_SEPARATOR } from '../../../render/quote-card.js';
import { sayAgain } from '../../../render/say-again.js';
import { isNarrowing } from '../narrowing.js';
import { aloneOf } from '../state.js';
import { controlsFor, type Press, quoteAlone, type Target } from './press.js';

/** What may stand in a message with a quote, above it, as its label and below it. */
const ABOVE_QUOTE = [
  'question',
  'continues',
  'onlyArticle',
  'onlyTag',
  'onlySince',
  'onlyUntil',
  'sharedBy',
  'findExact',
  'findNearly',
  'findNearest',
  'findMessageHas',
  'saidBy',
  'saidByNobody',
] as const satisfies readonly MessageKey[];
const LABELS = ['quoteNumber', 'merelyNear'] as const satisfies readonly MessageKey[];
const BELOW_QUOTE = ['leftOut', 'alsoIn', 'olderEditions'] as const satisfies readonly MessageKey[];

/** A copy of one quote for another person: with what was asked, and with controls of its own. */
export function aloneMessage(press: Press, embeds: APIEmbed[], target: Omit<Target, 'isOwn'>): Message {
  const { content } = press.interaction.message;
  const components = controlsFor(press, [quoteAlone(aloneOf(press.state))], 0, target);
  const { messages } = target;
  return {
    content: linesAlone(content, messages).join('\n'),
    embeds: embeds.map((embed) => embedAgain(embed, messages)),
    components,
  };
}

/** The embed of a quote in another language: what the quote says stays. */
export function embedAgain(embed: APIEmbed, messages: Messages): APIEmbed {
  const { author, description } = embed;
  const labels = author?.name.split(LABEL_SEPARATOR).map((label) => sayAgain(label, LABELS, messages));
  return {
    ...embed,
    ...(labels && { author: { name: labels.join(LABEL_SEPARATOR) } }),
    ...(description !== undefined && { description: sayAgain(description, BELOW_QUOTE, messages) }),
  };
}

/**
 * What is said above an answer and holds for each of its quotes, in one language: what was asked or, where nothing was,
 * all of it.
 */
export function linesAlone(content: string, messages: Messages): string[] {
  const lines = content.split('\n');
  const kept =
    questionIn(content) === null
      ? lines
      : lines.filter((line) => questionsIn(line).length > 0 || isNarrowing(line));
  return kept.map((line) => sayAgain(line, ABOVE_QUOTE, messages));
}
