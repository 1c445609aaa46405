import type { Answer } from '../../../answer/answer.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { MAX_QUOTES, renderAnswer } from '../../render/answer.js';
import type { Message } from '../../render/message.js';
import { answerButtons } from './buttons.js';
import { type AnswerState, stateOf } from './state.js';

/** Further than this nobody reads on, and each step costs a search. */
const FURTHEST = 25;

/** Which quotes of an answer are shown, to whom, and in which language. */
export interface ReplyOptions {
  /** How many quotes were shown before, and how many are shown at a time. */
  readonly first: number;
  readonly count: number;
  /** Which of them the buttons are about, from 0. */
  readonly focus: number;
  readonly isShareable: boolean;
  /** Names the answer, see `AnswerState`. */
  readonly nonce: string;
  readonly isShared?: boolean;
  /** Whether the question is repeated. */
  readonly echo?: boolean;
  /** Lines below the repeated question. */
  readonly belowEcho?: readonly string[];
  readonly messages: Messages;
}

/** An answer with its buttons. */
export function answerReply(answer: Answer, options: ReplyOptions, { ids, journal }: ReplyContext): Message {
  const { first, count, focus, messages, isShareable, nonce, isShared = false, echo = true } = options;
  const { belowEcho = [] } = options;
  const quotes = answer.quotes.slice(0, MAX_QUOTES);
  const quote = quotes[focus];
  if (!quote) return renderAnswer(answer, messages, { first, echo, belowEcho });
  const shown = quotes.length;
  const hasMore = mayHaveNext({ first, count }, shown);
  const state = stateOf(quote, { focus, first, count, tier: quote.tier, nonce, hasMore, isShared });
  const { isWidest } = quote;
  const buttons = { shown, hasNext: hasMore, hasVotes: journal !== null, isWidest, isShareable };
  const components = answerButtons(state, buttons, ids, messages);
  return renderAnswer(answer, messages, { first, echo, belowEcho, components });
}

type ReplyContext = Pick<CommandContext, 'ids' | 'journal'>;

/** Whether there may be quotes after those that are shown. */
function mayHaveNext({ first, count }: Pick<AnswerState, 'first' | 'count'>, shown: number): boolean {
  return shown === count && first + shown < FURTHEST;
}
