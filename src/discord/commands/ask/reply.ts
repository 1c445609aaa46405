import type { Answer, AnswerService } from '../../../answer/answer.js';
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
  readonly messages: Messages;
}

/** An answer with its buttons. */
export async function answerReply(
  answer: Answer,
  options: ReplyOptions,
  { answers, ids, journal }: CommandContext,
): Promise<Message> {
  const { first, count, focus, messages } = options;
  const quotes = answer.quotes.slice(0, MAX_QUOTES);
  const quote = quotes[focus];
  const article = quote && (await answers.article(quote.articleId));
  if (!quote || !article) return renderAnswer(answer, messages, { first });
  const state = stateOf(quote, article.text, { focus, first, count, tier: answer.tier });
  const narrow = await answers.widened(state.key, state.quote, 0);
  const buttons = answerButtons(
    state,
    {
      shown: quotes.length,
      isWidest: narrow?.isWidest ?? true,
      hasNext: mayHaveNext(state, quotes.length),
      isShareable: options.isShareable,
      hasVotes: journal !== null,
    },
    ids,
    messages,
  );
  return renderAnswer(answer, messages, { first, components: buttons });
}

/** Whether there may be quotes after those that are shown. */
export function mayHaveNext({ first, count }: Pick<AnswerState, 'first' | 'count'>, shown: number): boolean {
  return shown === count && first + shown < FURTHEST;
}

/** The quotes of a question after the first ones. What those were is asked anew: more quotes may change the order. */
export async function answerFromThe(
  first: number,
  count: number,
  question: string,
  answers: AnswerService,
): Promise<Answer> {
  const answer = await answers.ask(question, { top: first + count });
  if (first === 0) return answer;
  const before = await answers.ask(question, { top: first });
  const isNew = ({ articleId, start }: { articleId: string; start: number }): boolean =>
    !before.quotes.some((other) => other.articleId === articleId && other.start === start);
  return { ...answer, quotes: answer.quotes.filter(isNew).slice(0, count) };
}
