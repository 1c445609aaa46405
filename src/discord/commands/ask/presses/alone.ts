import type { APIEmbed } from 'discord.js';
import type { MessageKey, Messages } from '../../../i18n/messages.js';
import { questionIn, questionsIn } from '../../../render/answer.js';
import type { Message } from '../../../render/message.js';
import { LABEL_SEPARATOR } from '../../../render/quote-card.js';
import { sayAgain } from '../../../render/say-again.js';
import { isNarrowing } from '../narrowing.js';
import { aloneOf } from '../state.js';
import { controlsFor, type Press, quoteAlone, type Target } from './press.js';

/** What a message may have with a quote: above it, as its label and below it. */
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

/** A copy of one quote for another person: with the question, and with its own controls. */
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

/** The embed of a quote in another language; the quote's own words stay. */
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
 * The text above an answer that holds for each of its quotes, in one language: the question or, if there is none, all
 * of the text.
 */
export function linesAlone(content: string, messages: Messages): string[] {
  const lines = content.split('\n');
  const kept =
    questionIn(content) === null
      ? lines
      : lines.filter((line) => questionsIn(line).length > 0 || isNarrowing(line));
  return kept.map((line) => sayAgain(line, ABOVE_QUOTE, messages));
}
