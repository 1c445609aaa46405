import { type Client, DiscordAPIError, Routes } from 'discord.js';
import type { CommandContext } from '../interactions/command.js';
import { isAnswer, isFollowUp } from './former-questions.js';
import { type HeardMessage, heardIn } from './heard.js';

/** So many messages of a thread are looked through for the bot's last answer. */
const LOOKED_THROUGH = 10;

/**
 * In a thread, a message that is no reply is taken for one to the bot's last answer there, where by itself it lacks a
 * subject; where there is none, or it can't be read, it stays as it is. Nothing of what is looked through is kept.
 */
export async function inThread(
  client: Client,
  heard: HeardMessage,
  context: CommandContext,
): Promise<HeardMessage> {
  const { guildId, channelId, id, answers } = heard;
  if (guildId === null || answers !== null || !isFollowUp(heard)) return heard;
  try {
    const channel = await client.channels.fetch(channelId, { allowUnknownGuild: true });
    if (!channel?.isThread()) return heard;
    const query = new URLSearchParams({ before: id, limit: String(LOOKED_THROUGH) });
    const payload: unknown = await client.rest.get(Routes.channelMessages(channelId), { query });
    const ours = heardIn(payload, client.user?.id).find((one) => isAnswer(one, context));
    return ours ? { ...heard, answers: { said: ours, isOurs: true, before: [] } } : heard;
  } catch (error) {
    // Where the bot may not look back, the question stands by itself.
    if (error instanceof DiscordAPIError) return heard;
    throw error;
  }
}
