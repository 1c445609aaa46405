import type { Answer, QuotedExcerpt } from '../../../answer/answer.js';
import type { Finding, FoundQuotation } from '../../../answer/finding.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { quoteCard } from '../../render/answer.js';
import { layOut } from '../../render/layout.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import { type ActionRow, type Message, plainMessage } from '../../render/message.js';
import { boldLines } from '../../render/quote.js';
import { answerButtons } from '../ask/buttons.js';
import { stateOf } from '../ask/state.js';

/** A longer text is not repeated: the message stands in the channel. */
const REPEATED = 400;
const NAME_LENGTH = 80;
const UNRATED = { nonce: '', hasMore: false, isShared: false } as const;

export interface FindOptions {
  /** Whether the speaker is what is wanted. */
  readonly asksWho: boolean;
  readonly isShareable: boolean;
  readonly messages: Messages;
}

/** Where something was said, as a message: word for word, nearly with what differs, or what is nearest. */
export function findReply(finding: Finding, options: FindOptions, context: CommandContext): Message {
  return finding.kind === 'nearest'
    ? nearestReply(finding.answer, options, context)
    : foundReply(finding, options, context);
}

function foundReply(finding: FoundQuotation, options: FindOptions, context: CommandContext): Message {
  const { messages } = options;
  const card = quoteCard(finding.quote, finding.kind === 'exact' ? 'found' : 'related', messages);
  return {
    content: linesFor(finding, options).join('\n'),
    embeds: layOut([card], messages),
    components: buttonsFor(finding.quote, options, context),
  };
}

function nearestReply({ quotes }: Answer, options: FindOptions, context: CommandContext): Message {
  const { messages } = options;
  const [first] = quotes;
  if (!first) return plainMessage(messages.t('findNothing'));
  const cards = quotes.map((quote) => quoteCard(quote, 'nothing', messages));
  return {
    content: messages.t('findNearest'),
    embeds: layOut(cards, messages),
    components: buttonsFor(first, options, context),
  };
}

function linesFor(finding: FoundQuotation, { asksWho, messages }: FindOptions): string[] {
  const { speaker } = finding.quote;
  const name = speaker && shorten(oneLine(speaker), NAME_LENGTH, escapeMarkdown);
  const who = name ? messages.t('saidBy', { speaker: name }) : asksWho ? messages.t('saidByNobody') : '';
  const where = messages.t(finding.kind === 'exact' ? 'findExact' : 'findNearly');
  const has = finding.wantedDiffers.length > 0 ? repeated(finding, messages) : '';
  return (asksWho ? [who, where, has] : [where, has, who]).filter(Boolean);
}

/** What the message has, with what the article has otherwise in bold. */
function repeated({ wanted, wantedDiffers }: FoundQuotation, messages: Messages): string {
  if (wanted.length > REPEATED) return '';
  const flat = wanted.replace(/\s/gu, ' ');
  return messages.t('findMessageHas', { text: boldLines(flat, wantedDiffers, 0) });
}

/** Buttons about one quote, without those that need a question. */
function buttonsFor(
  quote: QuotedExcerpt,
  { isShareable, messages }: FindOptions,
  { ids }: CommandContext,
): ActionRow[] {
  const state = stateOf(quote, { focus: 0, first: 0, count: 1, tier: 'found', ...UNRATED });
  const { isWidest } = quote;
  const options = { shown: 1, isWidest, hasNext: null, isShareable, hasVotes: false };
  return answerButtons(state, options, ids, messages);
}
