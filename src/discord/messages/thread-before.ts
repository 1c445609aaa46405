import { type Client, DiscordAPIError, Routes } from 'discord.js';
import type { CommandContext } from '../interactions/command.js';
import { isAnswer, isFollowUp } from './former-questions.js';
import { type HeardMessage, heardIn } from './heard.js';

/** How many messages of a thread are searched for the bot's last answer. */
const LOOKED_THROUGH = 10;

/**
 * In a thread, a message that is not a reply but has no subject is taken for a reply to the bot's last answer there;
 * if there is none, or it can't be read, the message stays as it is. Nothing of what is searched is kept.
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
    // If the bot may not look back, the question is taken by itself.
    if (error instanceof DiscordAPIError) return heard;
    throw error;
  }
}
