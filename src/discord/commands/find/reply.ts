import type { Finding, QuotedExcerpt } from '../../../answer/answer.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { quoteCard } from '../../render/answer.js';
import { layOut } from '../../render/layout.js';
import { escapeMarkdown, oneLine, shorten } from '../../render/markup.js';
import { type ActionRow, type Message, plainMessage } from '../../render/message.js';
import { boldLines } from '../../render/quote.js';
import { answerButtons } from '../ask/buttons.js';
import { stateOf } from '../ask/state.js';

/** A longer text is not repeated: the message stands in the channel. */
const REPEATED = 400;
const NAME_LENGTH = 80;

export interface FindOptions {
  /** Whether the speaker is what is wanted. */
  readonly asksWho: boolean;
  readonly isShareable: boolean;
  readonly messages: Messages;
}

/** Where something was said, as a message: word for word, nearly with what differs, or what is nearest. */
export async function findReply(
  finding: Finding,
  options: FindOptions,
  context: CommandContext,
): Promise<Message> {
  const { messages } = options;
  if (finding.kind !== 'nearest') {
    const { quote } = finding;
    const content = [...linesFor(finding, options)].join('\n');
    const cards = [quoteCard(quote, finding.kind === 'exact' ? 'found' : 'related', messages)];
    return {
      content,
      embeds: layOut(cards, messages),
      components: await buttonsFor(quote, options, context),
    };
  }
  const { quotes } = finding.answer;
  const [first] = quotes;
  if (!first) return plainMessage(messages.t('findNothing'));
  const cards = quotes.map((quote) => quoteCard(quote, 'nothing', messages));
  return {
    content: messages.t('findNearest'),
    embeds: layOut(cards, messages),
    components: await buttonsFor(first, options, context),
  };
}

function linesFor(
  finding: Exclude<Finding, { kind: 'nearest' }>,
  { asksWho, messages }: FindOptions,
): string[] {
  const { speaker } = finding.quote;
  const name = speaker && shorten(oneLine(speaker), NAME_LENGTH, escapeMarkdown);
  const who = name ? messages.t('saidBy', { speaker: name }) : asksWho ? messages.t('saidByNobody') : '';
  const where = messages.t(finding.kind === 'exact' ? 'findExact' : 'findNearly');
  const has = finding.wantedDiffers.length > 0 ? repeated(finding, messages) : '';
  return (asksWho ? [who, where, has] : [where, has, who]).filter(Boolean);
}

/** What the message has, with what the article has otherwise in bold. */
function repeated(
  { wanted, wantedDiffers }: Exclude<Finding, { kind: 'nearest' }>,
  messages: Messages,
): string {
  if (wanted.length > REPEATED) return '';
  const flat = wanted.replace(/\s/gu, ' ');
  return messages.t('findMessageHas', { text: boldLines(flat, wantedDiffers, 0) });
}

/** Buttons about one quote, without those that need a question. */
async function buttonsFor(
  quote: QuotedExcerpt,
  { isShareable, messages }: FindOptions,
  { answers, ids }: CommandContext,
): Promise<ActionRow[]> {
  const article = await answers.article(quote.articleId);
  if (!article) return [];
  const state = stateOf(quote, article.text, { focus: 0, first: 0, count: 1, tier: 'found' });
  const narrow = await answers.widened(state.key, state.quote, 0);
  const isWidest = narrow?.isWidest ?? true;
  return answerButtons(
    state,
    { shown: 1, isWidest, hasNext: null, isShareable, hasVotes: false },
    ids,
    messages,
  );
}
