import type { ChatInputCommandInteraction } from 'discord.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { channelList } from './channel-list.js';

/** `/channels answer`: makes a channel one where the bot answers unasked, or no longer so. @returns it in words */
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

/** Where the bot answers unasked, and why it does not although it is to; empty where it is to answer nowhere. */
export function helpText(guildId: string, { channels, hearing }: CommandContext, messages: Messages): string {
  const set = channels.helpChannels(guildId);
  if (set.length === 0) return '';
  const list = messages.t('helpChannelsList', { channels: channelList(set, messages) });
  if (hearing.allWords === 'on') return list;
  return `${list}\n${messages.t(hearing.allWords === 'off' ? 'helpChannelsUnset' : 'helpChannelsRefused')}`;
}
