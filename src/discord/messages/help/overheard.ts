import { MessageType, SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import type { ChannelRules } from '../../../journal/channel-rules.js';
import { type HeardMessage, personsMessage } from '../heard.js';

/** How soon after a message a change of it still counts, in ms. */
export const CHANGES_WITHIN = 60_000;

const place = z.object({ id: z.string(), channel_id: z.string(), guild_id: z.string() });
const addressed = z.object({
  mentions: z.array(z.unknown()).default([]),
  mention_roles: z.array(z.unknown()).default([]),
});
const edited = z.object({ id: z.string().regex(/^\d+$/), edited_timestamp: z.string() });

/**
 * Reads a message that is not addressed to the bot, in a help channel or as the first of a post. Null elsewhere, if
 * it is not from a person, or if it is for somebody: a reply, or with a mention.
 */
export function overheardMessage(payload: unknown, channels: ChannelRules): HeardMessage | null {
  const where = place.safeParse(payload).data;
  if (!where || !mayBeHelp(where, channels)) return null;
  const data = personsMessage(payload);
  const { mentions, mention_roles: roles } = addressed.parse(payload);
  if (!data || data.type !== MessageType.Default || mentions.length + roles.length > 0) return null;
  return {
    id: data.id,
    channelId: data.channel_id,
    guildId: where.guild_id,
    user: { id: data.author.id },
    said: data,
    answers: null,
    isOverheard: true,
  };
}

/** A post's first message has the post's id. */
function mayBeHelp({ id, channel_id, guild_id }: z.infer<typeof place>, channels: ChannelRules): boolean {
  const set = channels.helpChannels(guild_id);
  return set.includes(channel_id) || (set.length > 0 && id === channel_id);
}

/** Whether a MESSAGE_UPDATE is a change made soon after writing, by Discord's clock. */
export function wasEditedSoon(payload: unknown): boolean {
  const { data } = edited.safeParse(payload);
  if (!data) return false;
  return Date.parse(data.edited_timestamp) - SnowflakeUtil.timestampFrom(data.id) <= CHANGES_WITHIN;
}
