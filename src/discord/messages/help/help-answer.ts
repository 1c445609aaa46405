import type { Client } from 'discord.js';
import { isPutToAll } from '../../../retrieval/question/put-to-all.js';
import { readQuestion } from '../../../retrieval/question/question.js';
import { QUESTION_MAX } from '../../commands/ask/answer-question.js';
import { messageText, plainText } from '../../commands/find/message-text.js';
import type { CommandContext } from '../../interactions/command.js';
import { countQuestion } from '../../interactions/question-turn.js';
import type { Message } from '../../render/message.js';
import { askedIn, replyWith } from '../answer-message.js';
import type { HeardMessage } from '../heard.js';

/**
 * The reply to a message that was not addressed to the bot: an answer if the first quote surely answers, otherwise
 * null. Nothing is kept of what is not answered.
 *
 * @throws Refusal if its person has asked too much, or too many questions wait
 */
export async function answerOverheard(
  client: Client,
  heard: HeardMessage,
  context: CommandContext,
): Promise<Message | null> {
  const question = await questionFor(client, heard, context);
  if (question === null) return null;
  countQuestion(heard, context);
  const answer = await askedIn(heard, { question, before: [] }, context);
  if (answer.tier !== 'found' || !answer.isCalibrated) return null;
  return replyWith(answer, heard, { before: [], isPartial: false, isUnasked: true }, context);
}

/** The question asked there; null if there is none, or if it is not a help channel. */
async function questionFor(
  client: Client,
  { id, channelId, guildId, said }: HeardMessage,
  { channels }: CommandContext,
): Promise<string | null> {
  const set = guildId === null ? [] : channels.helpChannels(guildId);
  const text = messageText(said);
  if (set.includes(channelId)) return isQuestion(text) ? text.slice(0, QUESTION_MAX) : null;
  if (id !== channelId) return null;
  const post = await client.channels.fetch(channelId, { allowUnknownGuild: true });
  if (!post?.isThread() || post.parentId === null || !set.includes(post.parentId)) return null;
  return postQuestion(plainText(post.name), text);
}

/** A post asks by its title or, if that alone is no question, by title and text. */
function postQuestion(title: string, text: string): string | null {
  const whole = isQuestion(title) ? title : [title, text].filter(Boolean).join('\n');
  return whole.slice(0, QUESTION_MAX) || null;
}

function isQuestion(text: string): boolean {
  return isPutToAll(readQuestion(text));
}
