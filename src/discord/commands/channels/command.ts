import {
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
  MessageFlags,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { ChannelRule } from '../../../journal/channel-rules.js';
import { localized } from '../../i18n/localized.js';
import { type Messages, messagesTo } from '../../i18n/messages.js';
import { replyAtOnce } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { LIMITS } from '../../render/limits.js';
import { shorten } from '../../render/markup.js';
import { FOR_ADMINS } from '../everywhere.js';
import { channelList } from './channel-list.js';
import { changeCollections, collectionsText, completeCollections } from './collection.js';
import { changeHelp, helpText } from './help.js';

const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
  ChannelType.GuildStageVoice,
  ChannelType.GuildCategory,
] as const;
/** Where people ask: in a forum's posts, and in text channels. */
const HELP_TYPES = [ChannelType.GuildText, ChannelType.GuildForum] as const;

function data(): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const channelOf = (types: readonly (typeof CHANNEL_TYPES)[number][]) => ({
    type: ApplicationCommandOptionType.Channel as const,
    ...localized('channel'),
    required: true,
    channel_types: [...types],
  });
  const channel = channelOf(CHANNEL_TYPES);
  const bound = { ...channel, ...localized('boundChannel'), required: false };
  const names = {
    type: ApplicationCommandOptionType.String as const,
    ...localized('collectionNames'),
    autocomplete: true,
  };
  const isOn = { type: ApplicationCommandOptionType.Boolean as const, ...localized('helpOn') };
  const type = ApplicationCommandOptionType.Subcommand as const;
  return {
    ...localized('channels'),
    ...FOR_ADMINS,
    options: [
      { type, ...localized('allow'), options: [channel] },
      { type, ...localized('refuse'), options: [channel] },
      { type, ...localized('reset'), options: [channel] },
      { type, ...localized('helpHere'), options: [channelOf(HELP_TYPES), isOn] },
      { type, ...localized('collection'), options: [bound, names] },
      { type, ...localized('list') },
    ],
  };
}

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const { guildId } = interaction;
  const messages = messagesTo(interaction, context);
  if (guildId === null || !context.membership.has(guildId)) return;
  const lines = [
    interaction.options.getSubcommand() === 'collection'
      ? await changeCollections(interaction, guildId, context, messages)
      : change(interaction, guildId, context, messages),
    rulesText(guildId, context, messages),
    helpText(guildId, context, messages),
    await collectionsText(interaction, guildId, context, messages),
  ];
  await replyAtOnce(interaction, {
    content: shorten(lines.filter(Boolean).join('\n'), LIMITS.content),
    flags: MessageFlags.Ephemeral,
  });
}

/** What was changed, in words; empty if the rules are only shown. */
function change(
  { options }: ChatInputCommandInteraction,
  guildId: string,
  context: CommandContext,
  messages: Messages,
): string {
  const { channels } = context;
  const what = options.getSubcommand();
  const channelId = options.get('channel')?.value;
  if (typeof channelId !== 'string') return '';
  const channel = `<#${channelId}>`;
  if (what === 'reset') {
    channels.reset(guildId, channelId);
    return messages.t('channelsReset', { channel });
  }
  if (what === 'answer') return changeHelp(options, guildId, channelId, context, messages);
  const rule: ChannelRule = what === 'allow' ? 'allow' : 'refuse';
  channels.set(guildId, channelId, rule);
  return messages.t(rule === 'allow' ? 'channelsAllowed' : 'channelsRefused', { channel });
}

function rulesText(guildId: string, { channels }: CommandContext, messages: Messages): string {
  const rules = channels.list(guildId);
  if (rules.length === 0) return messages.t('channelsNone');
  const named = (wanted: ChannelRule): string =>
    channelList(
      rules.filter(({ rule }) => rule === wanted).map(({ channelId }) => channelId),
      messages,
    );
  const list = messages.t('channelsList', { allowed: named('allow'), refused: named('refuse') });
  return `${list}\n${messages.t('channelsHint')}`;
}

/**
 * `/channels`: where the bot may be used and where it answers unasked, set by admins in addition to Discord's own
 * settings.
 */
export function createChannels(): Command {
  return { data: data(), forAdminsOf: 'server', execute, autocomplete: completeCollections };
}
