import {
  ChannelType,
  type Guild,
  type GuildBasedChannel,
  type Interaction,
  PermissionFlagsBits,
} from 'discord.js';
import type { ChannelRules } from '../../journal/channel-rules.js';

const NEEDED = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.UseApplicationCommands;

/** A channel, with the channel and the category round it, to which the rules for channels apply. */
export function placesOf(channelId: string, parentId: string | null, guild: Guild | null): string[] {
  const known = (id: string | null): GuildBasedChannel | undefined => guild?.channels.cache.get(id ?? '');
  const parent = parentId ?? known(channelId)?.parentId ?? null;
  const category = known(parent)?.parentId ?? null;
  return [channelId, parent, category].filter((id) => id !== null);
}

/** A channel of the server where the bot may be used and which the person can see, as far as that is known; or null. */
export function openChannel({ guild, guildId, user }: Interaction, rules: ChannelRules): string | null {
  if (guildId === null) return null;
  const channels = [...(guild?.channels.cache.values() ?? [])];
  const allowed = rules.list(guildId).filter(({ rule }) => rule === 'allow');
  const unknown = allowed.find(({ channelId }) => !channels.some(({ id }) => id === channelId));
  const isOpen = (channel: GuildBasedChannel): boolean =>
    channel.type === ChannelType.GuildText &&
    rules.isOpen(guildId, placesOf(channel.id, channel.parentId, guild)) &&
    (channel.permissionsFor(user)?.has(NEEDED) ?? false);
  return channels.find(isOpen)?.id ?? unknown?.channelId ?? null;
}
