import { type Client, DiscordAPIError, Routes } from 'discord.js';
import { lacksSubject } from '../../retrieval/question/follow-up.js';
import { readQuestion } from '../../retrieval/question/question.js';
import { nonceIn } from '../commands/ask/quote-menu.js';
import { plainText } from '../commands/find/message-text.js';
import type { CommandContext } from '../interactions/command.js';
import { questionsIn } from '../render/answer.js';
import { type AnsweredMessage, type HeardMessage, messageRead } from './heard.js';

/** How many messages are looked back at, one answer at a time. */
const LOOKED_BACK = 3;

/** Whether a message of the bot shows, by itself or by what it replies to, what was asked. */
export function isAnswer(
  { content, components = [], message_reference: answers }: AnsweredMessage,
  { ids }: Pick<CommandContext, 'ids'>,
): boolean {
  return questionsIn(content).length > 0 || nonceIn(components, ids) !== '' || Boolean(answers);
}

/** Whether a message by itself lacks a subject, so that it is not understood without what was asked before. */
export function isFollowUp({ said }: HeardMessage): boolean {
  return lacksSubject(readQuestion(plainText(said.content)));
}

/**
 * A reply to the bot's answer, with that answer's question: as the answer says, as the bot remembers or, failing
 * these, as found in the channel, for a reply that is not understood alone.
 */
export async function withFormer(
  client: Client,
  heard: HeardMessage,
  context: CommandContext,
): Promise<HeardMessage> {
  const { answers } = heard;
  if (!answers?.isOurs) return heard;
  const known = knownOf(answers.said, context);
  const isClear = known.length > 0 || !isFollowUp(heard);
  const before = isClear ? known : await lookBack(client, answers.said, context);
  return { ...heard, answers: { ...answers, before } };
}

function knownOf(
  { content, components = [] }: AnsweredMessage,
  { ids, questions }: Pick<CommandContext, 'ids' | 'questions'>,
): readonly string[] {
  const echoed = questionsIn(content);
  if (echoed.length > 0) return echoed;
  const kept = questions.of(nonceIn(components, ids));
  return kept ? [...kept.before, kept.question] : [];
}

/** Reads an answer's question in the channel, and what that continues from. Nothing of it is kept. */
async function lookBack(
  client: Client,
  answer: AnsweredMessage,
  context: CommandContext,
  left = LOOKED_BACK,
): Promise<readonly string[]> {
  const known = knownOf(answer, context);
  const { channel_id: channelId, message_reference: reference } = answer;
  if (known.length > 0 || !reference || left === 0) return known;
  try {
    const payload: unknown = await client.rest.get(Routes.channelMessage(channelId, reference.message_id));
    const asked = messageRead(payload, client.user?.id);
    if (!asked) return [];
    const before = asked.answers ? await lookBack(client, asked.answers, context, left - 1) : [];
    return [...before, plainText(asked.content)].filter(Boolean);
  } catch (error) {
    // It was deleted, or the bot may not look back: the reply is taken by itself.
    if (error instanceof DiscordAPIError) return [];
    throw error;
  }
}
