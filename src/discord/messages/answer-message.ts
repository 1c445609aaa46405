import type { Answer } from '../../answer/answer.js';
import { DEFAULT_COUNT, newNonce, partialLines, record } from '../commands/ask/answer-question.js';
import { answerReply } from '../commands/ask/reply.js';
import { shownPart } from '../commands/ask/shown-part.js';
import { findReply } from '../commands/find/reply.js';
import { introduced, meetsBot } from '../commands/help/introduction.js';
import { messagesFor } from '../i18n/messages.js';
import type { CommandContext } from '../interactions/command.js';
import { inTurn } from '../interactions/question-turn.js';
import { renderAnswer } from '../render/answer.js';
import { type Message, plainMessage } from '../render/message.js';
import type { HeardMessage } from './heard.js';
import { type Wanted, wantedOf } from './wanted.js';

/** The reply to a message: an answer as from `/ask`, the source of a text, or one line; to a greeting, how to ask. */
export async function answerMessage(heard: HeardMessage, context: CommandContext): Promise<Message> {
  const wanted = wantedOf(heard);
  const messages = messagesFor(context.locale);
  switch (wanted.kind) {
    case 'answer':
      return answerTo(wanted, heard, context);
    case 'source': {
      const { asksWho, text, isPartial } = wanted;
      const finding = await inTurn(heard, context, () => context.answers.findQuotation(text));
      const options = { asksWho, isShareable: false, isPublic: true, isPartial, messages };
      return findReply(finding, options, context);
    }
    case 'nothing':
      return introduced(plainMessage(messages.t('greeting')), context, messages);
    case 'unreadableAnswered':
      return plainMessage(messages.t('cannotReadAnswered', { find: messages.t('findName') }));
    case 'unreadable':
      return plainMessage(messages.t('cannotRead', { ask: context.mention('ask') }));
  }
}

type Asked = Extract<Wanted, { readonly kind: 'answer' }>;

/** If no article answers, one line says so: merely near quotes would only disturb a conversation. */
async function answerTo(asked: Asked, heard: HeardMessage, context: CommandContext): Promise<Message> {
  const answer = await askedIn(heard, asked, context);
  return replyWith(answer, heard, { ...asked, isUnasked: false }, context);
}

/** Asks what a message asks, when its turn has come. */
export function askedIn(
  heard: HeardMessage,
  { question, before }: Pick<Asked, 'question' | 'before'>,
  context: CommandContext,
): Promise<Answer> {
  const options = { top: DEFAULT_COUNT, ...(before.length > 0 && { before }) };
  return inTurn(heard, context, () => context.answers.ask(question, options));
}

/** The reply with an answer, which is kept for `/gaps` as for `/ask`. */
export async function replyWith(
  answer: Answer,
  { guildId }: HeardMessage,
  { before, isPartial, isUnasked }: Pick<Asked, 'before' | 'isPartial'> & { readonly isUnasked: boolean },
  context: CommandContext,
): Promise<Message> {
  const messages = messagesFor(context.locale);
  const part = shownPart(answer, { first: 0, count: DEFAULT_COUNT });
  record({ ...answer, quotes: part.quotes }, guildId, context);
  const above = partialLines(isPartial, messages);
  if (answer.tier === 'nothing') {
    const line = renderAnswer({ ...answer, quotes: [] }, messages, { echo: false, above });
    return meetsBot(answer) ? introduced(line, context, messages) : line;
  }
  const nonce = newNonce();
  const echo = context.echo || guildId === null;
  if (!echo) context.questions.keep(nonce, { question: answer.question, narrowing: {}, before });
  const place = { first: 0, count: DEFAULT_COUNT, nonce, isShareable: false, isPublic: true };
  return answerReply(answer, part, { ...place, above, echo, isUnasked, messages }, context);
}
