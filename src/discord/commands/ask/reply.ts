import type { Answer } from '../../../answer/answer.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { isNumbered, renderAnswer } from '../../render/answer.js';
import type { ActionRow, Message } from '../../render/message.js';
import { answerControls } from './controls.js';
import { helpRow } from './help-row.js';
import { shownQuote } from './quote-menu.js';
import type { ShownPart } from './shown-part.js';
import { stateOf } from './state.js';

/** Where in an answer a reply begins, to whom it is shown, and in which language. */
export interface ReplyOptions {
  /** How many quotes of the answer come before these, and how many are asked for at a time. */
  readonly first: number;
  readonly count: number;
  readonly isShareable: boolean;
  readonly isPublic: boolean;
  /** Names the answer, see `AnswerState`. */
  readonly nonce: string;
  /** Lines above everything else. */
  readonly above?: readonly string[];
  /** Whether the question is repeated. */
  readonly echo?: boolean;
  /** Lines below the repeated question. */
  readonly belowEcho?: readonly string[];
  /** Whether nobody has asked the bot, so that it is said whether that helped. */
  readonly isUnasked?: boolean;
  /** The buttons for that, where the message has them already. */
  readonly helpRows?: readonly ActionRow[];
  readonly messages: Messages;
}

/** An answer with its controls. */
export function answerReply(
  answer: Answer,
  { quotes, next }: ShownPart,
  options: ReplyOptions,
  { ids, journal }: Pick<CommandContext, 'ids' | 'journal'>,
): Message {
  const { first, count, nonce, isShareable, isPublic, messages } = options;
  const place = { first, count, next, nonce, isShared: false, isNumbered: isNumbered(first, quotes.length) };
  const shown = quotes.map((quote, focus) => {
    const look = { tier: quote.tier, isNear: quote.tier !== 'found', isPinned: quote.isPinned };
    return shownQuote(quote, stateOf(quote, { ...place, ...look, focus }), messages);
  });
  const wanted = { isShareable, isPublic, hasVotes: journal !== null };
  const [best] = shown;
  const helpRows =
    best && options.isUnasked ? [helpRow(best.state, ids, messages)] : (options.helpRows ?? []);
  const components = [...answerControls(shown, 0, wanted, ids, messages), ...helpRows];
  return renderAnswer({ ...answer, quotes }, messages, { ...options, components });
}
