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

/** The part of an answer in a reply, who sees it, and its language. */
export interface ReplyOptions {
  /** How many quotes of the answer come before these, and how many are asked for at a time. */
  readonly first: number;
  readonly count: number;
  readonly isShareable: boolean;
  readonly isPublic: boolean;
  /** Identifies the answer, see `AnswerState`. */
  readonly nonce: string;
  /** Lines above everything else. */
  readonly above?: readonly string[];
  /** Whether the question is repeated. */
  readonly echo?: boolean;
  /** Lines below the repeated question. */
  readonly belowEcho?: readonly string[];
  /** Whether the answer is unasked, so that people can say whether it helped. */
  readonly isUnasked?: boolean;
  /** The buttons for that, if the message has them already. */
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
