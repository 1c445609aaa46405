import type { Answer, QuotedExcerpt } from '../../../answer/answer.js';
import type { Finding, FoundQuotation } from '../../../answer/finding.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { isNumbered } from '../../render/answer.js';
import { layOut } from '../../render/layout.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import { type Message, plainMessage } from '../../render/message.js';
import { boldLines } from '../../render/quote.js';
import { quoteCard } from '../../render/quote-card.js';
import { answerControls } from '../ask/controls.js';
import { shownQuote } from '../ask/quote-menu.js';
import { type AnswerState, lookOf, stateOf } from '../ask/state.js';
import { READ_MAX } from './message-text.js';

/** A longer text is not repeated: the message is in the channel. */
const REPEATED = 400;
const NAME_LENGTH = 80;
const UNASKED = { first: 0, count: 1, next: null, nonce: '', isShared: false, isPinned: false } as const;

export interface FindOptions {
  /** Whether the speaker is what is wanted. */
  readonly asksWho: boolean;
  readonly isShareable: boolean;
  readonly isPublic: boolean;
  /** Whether only the beginning of the message was read. */
  readonly isPartial: boolean;
  readonly messages: Messages;
}

/** Where something was said, as a message: word for word, nearly, with what differs, or what is nearest. */
export function findReply(finding: Finding, options: FindOptions, context: CommandContext): Message {
  const reply =
    finding.kind === 'nearest'
      ? nearestReply(finding.answer, options, context)
      : foundReply(finding, options, context);
  const { isPartial, messages } = options;
  if (!isPartial) return reply;
  return { ...reply, content: [reply.content, messages.t('onlyPartRead', { count: READ_MAX })].join('\n') };
}

function foundReply(finding: FoundQuotation, options: FindOptions, context: CommandContext): Message {
  const look = { tier: finding.kind === 'exact' ? 'found' : 'related', isNear: false } as const;
  return quotesReply(linesFor(finding, options).join('\n'), [finding.quote], look, options, context);
}

function nearestReply({ quotes }: Answer, options: FindOptions, context: CommandContext): Message {
  const { t } = options.messages;
  if (quotes.length === 0) return plainMessage(t('findNothing'));
  return quotesReply(t('findNearest'), quotes, { tier: 'nothing', isNear: true }, options, context);
}

/** Quotes with all their controls except those that need a question. */
function quotesReply(
  content: string,
  quotes: readonly QuotedExcerpt[],
  look: Pick<AnswerState, 'tier' | 'isNear'>,
  { messages, isPartial: _, ...options }: FindOptions,
  { ids }: CommandContext,
): Message {
  const place = { ...UNASKED, ...look, isNumbered: isNumbered(0, quotes.length) };
  const placed = quotes.map((quote, focus) => ({ quote, state: stateOf(quote, { ...place, focus }) }));
  const shown = placed.map(({ quote, state }) => shownQuote(quote, state, messages));
  const cards = placed.map(({ quote, state }) => quoteCard(quote, lookOf(state), messages));
  const wanted = { ...options, hasVotes: false };
  const components = answerControls(shown, 0, wanted, ids, messages);
  return { content, embeds: layOut(cards, messages), components };
}

function linesFor(finding: FoundQuotation, { asksWho, messages }: FindOptions): string[] {
  const { speaker } = finding.quote;
  const name = speaker && shorten(oneLine(speaker), NAME_LENGTH, escapeMarkdown);
  const who = name ? messages.t('saidBy', { speaker: name }) : asksWho ? messages.t('saidByNobody') : '';
  const where = messages.t(finding.kind === 'exact' ? 'findExact' : 'findNearly');
  const has = finding.wantedDiffers.length > 0 ? repeated(finding, messages) : '';
  return (asksWho ? [who, where, has] : [where, has, who]).filter(Boolean);
}

/** The message's words, with those that differ in the article in bold. */
function repeated({ wanted, wantedDiffers }: FoundQuotation, messages: Messages): string {
  if (wanted.length > REPEATED) return '';
  const flat = wanted.replace(/\s/gu, ' ');
  return messages.t('findMessageHas', { text: boldLines(flat, wantedDiffers, 0) });
}
