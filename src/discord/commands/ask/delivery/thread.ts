import {
  ChannelType,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  PermissionFlagsBits,
  Routes,
  type Message as SentMessage,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { z } from 'zod';
import { oneLine } from '../../../../text/one-line.js';
import type { PlaceUsed } from '../../../gateway/payloads.js';
import { messageName } from '../../../gateway/requests.js';
import type { MessageKey } from '../../../i18n/messages.js';
import { messagesFor } from '../../../i18n/messages.js';
import { deferReply } from '../../../interactions/acknowledge.js';
import type { CommandContext } from '../../../interactions/command.js';
import { Refusal } from '../../../interactions/refusal.js';
import { LIMITS } from '../../../render/limits.js';
import { shorten } from '../../../render/markup.js';
import { type Message, plainMessage } from '../../../render/message.js';
import { addressLinesFor } from '../addressing.js';
import type { Delivery } from './delivery.js';

const NEEDED_OF_BOT =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks;
/** Nobody can make the bot do what they may not do themselves. */
const NEEDED_OF_PERSON = PermissionFlagsBits.CreatePublicThreads;

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
const MAY_HAVE_THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
]);

const created = z.object({ id: z.string() });

/** @throws Refusal if a thread can't be created */
export function refuseThread(interaction: ChatInputCommandInteraction, { payloads }: CommandContext): void {
  const key = hindrance(interaction, payloads.placeOf(interaction.id));
  if (key !== null) throw new Refusal(({ t }) => t(key));
}

type Hindrance = Extract<MessageKey, `noThread${string}`>;

function hindrance(interaction: ChatInputCommandInteraction, { type }: PlaceUsed): Hindrance | null {
  const { guildId, memberPermissions, appPermissions, authorizingIntegrationOwners } = interaction;
  if (guildId === null) return 'noThreadOutside';
  if (authorizingIntegrationOwners.guildId === null) return 'noThreadNotMember';
  if (type !== null && THREADS.has(type)) return 'noThreadInThread';
  if (type !== null && !MAY_HAVE_THREADS.has(type)) return 'noThreadHere';
  if (!memberPermissions?.has(NEEDED_OF_PERSON)) return 'noThreadPerson';
  return appPermissions.has(NEEDED_OF_BOT) ? null : 'noThreadBot';
}

/**
 * An answer in its own thread, below a line in the channel. If nothing is quoted, there is no thread; if Discord
 * refuses one nevertheless, the answer goes to the channel and says so.
 */
export function threadDelivery(
  interaction: ChatInputCommandInteraction,
  recipient: string | null,
  { locale, echo, logger }: CommandContext,
): Delivery {
  const messages = messagesFor(locale);
  const question = oneLine(interaction.options.getString('question', true));
  const name = shorten((echo && question) || messages.t('answerTitle'), LIMITS.threadName);
  return {
    isPrivate: false,
    above: addressLinesFor({ asker: interaction.user.id, recipient }, messages),
    begin: () => deferReply(interaction, false),
    send: async (message, hasQuotes) => {
      const place = await interaction.editReply(
        hasQuotes ? plainMessage(messages.t('answerInThread')) : message,
      );
      if (!hasQuotes) return;
      try {
        await sendInThread(place, name, message, recipient);
      } catch (error) {
        if (!(error instanceof DiscordAPIError)) throw error;
        logger.warn({ failure: error }, 'Discord refuses a thread; the answer is given in the channel');
        const content = [messages.t('noThreadAfterAll'), message.content].join('\n');
        await interaction.editReply({ ...message, content });
      }
    },
  };
}

async function sendInThread(
  { client, channelId, id }: SentMessage,
  name: string,
  { content, embeds, components }: Message,
  recipient: string | null,
): Promise<void> {
  const thread = created.parse(
    await client.rest.post(Routes.threads(channelId, id), {
      body: { name, auto_archive_duration: ThreadAutoArchiveDuration.OneDay },
    }),
  );
  const users = recipient === null ? [] : [recipient];
  const body = { content, embeds, components, allowed_mentions: { parse: [], users }, ...messageName() };
  await client.rest.post(Routes.channelMessages(thread.id), { body });
}
