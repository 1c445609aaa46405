import type { ChatInputCommandInteraction } from 'discord.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { channelList } from './channel-list.js';

/** `/channels answer`: lets the bot answer unasked in a channel, or no longer. @returns this in words */
export function changeHelp(
  options: ChatInputCommandInteraction['options'],
  guildId: string,
  channelId: string,
  { channels }: CommandContext,
  { t }: Messages,
): string {
  const isOn = options.getBoolean('on') ?? true;
  channels.setHelp(guildId, channelId, isOn);
  return t(isOn ? 'helpChannelOn' : 'helpChannelOff', { channel: `<#${channelId}>` });
}

/** Where the bot answers unasked, and why it does not where it should; empty if it should answer nowhere. */
export function helpText(guildId: string, { channels, hearing }: CommandContext, messages: Messages): string {
  const set = channels.helpChannels(guildId);
  if (set.length === 0) return '';
  const list = messages.t('helpChannelsList', { channels: channelList(set, messages) });
  if (hearing.allWords === 'on') return list;
  return `${list}\n${messages.t(hearing.allWords === 'off' ? 'helpChannelsUnset' : 'helpChannelsRefused')}`;
}
