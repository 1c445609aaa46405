import { MessageType } from 'discord.js';
import { z } from 'zod';
import type { WordedMessage } from '../commands/find/message-text.js';

const words = {
  content: z.string().default(''),
  embeds: z
    .array(
      z.object({
        title: z.string().optional(),
        description: z.string().optional(),
        fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
      }),
    )
    .default([]),
  components: z.array(z.unknown()).default([]),
  attachments: z
    .array(
      z.object({
        url: z.string(),
        filename: z.string().optional(),
        content_type: z.string().nullish(),
      }),
    )
    .default([]),
  poll: z.object({ question: z.object({ text: z.string().nullish() }) }).nullish(),
};
const person = z.object({ id: z.string(), bot: z.boolean().default(false) });
const message = z.object({
  ...words,
  id: z.string(),
  channel_id: z.string(),
  author: person,
  message_snapshots: z.array(z.object({ message: z.object(words) })).default([]),
  message_reference: z.object({ message_id: z.string() }).nullish(),
});
const event = message.extend({
  type: z.number().default(MessageType.Default),
  guild_id: z.string().nullish(),
  webhook_id: z.string().nullish(),
  mentions: z.array(z.object({ id: z.string() })).default([]),
  referenced_message: message.nullish(),
});
const place = z.object({ id: z.string() });
const places = z.object({ ids: z.array(z.string()) });

/** A message that another one replies to. */
export interface AnsweredMessage extends WordedMessage {
  readonly content: string;
  readonly channel_id: string;
  /** What it replies to itself. */
  readonly message_reference?: { readonly message_id: string } | null | undefined;
}

/** A message that the bot may answer. */
export interface HeardMessage {
  readonly id: string;
  readonly channelId: string;
  /** Null for a direct message. */
  readonly guildId: string | null;
  readonly user: { readonly id: string };
  readonly said: WordedMessage & { readonly content: string };
  /** What it replies to, if that is known. */
  readonly answers: {
    readonly said: AnsweredMessage;
    readonly isOurs: boolean;
    /** What was asked before, the newest last, if it is an answer of the bot. */
    readonly before: readonly string[];
  } | null;
  /** Whether it is not addressed to the bot, which hears it in a help channel. */
  readonly isOverheard: boolean;
}

/** Reads a MESSAGE_CREATE or MESSAGE_UPDATE; null if it is not from a person. */
export function personsMessage(payload: unknown): z.infer<typeof event> | null {
  const { data } = event.safeParse(payload);
  return !data || data.author.bot || data.webhook_id ? null : data;
}

/**
 * Reads a message that is meant for the bot, since it mentions it, replies to it or is sent to it directly; otherwise
 * null.
 */
export function heardMessage(payload: unknown, botId: string): HeardMessage | null {
  const data = personsMessage(payload);
  if (!data) return null;
  if (data.type !== MessageType.Default && data.type !== MessageType.Reply) return null;
  const { id, channel_id: channelId, guild_id: guildId = null, author, referenced_message: answered } = data;
  if (guildId !== null && !data.mentions.some((one) => one.id === botId)) return null;
  return {
    id,
    channelId,
    guildId,
    user: { id: author.id },
    said: data,
    answers: answered ? { said: answered, isOurs: answered.author.id === botId, before: [] } : null,
    isOverheard: false,
  };
}

/** The messages by people in a list from the API, in its order. */
export function heardIn(payload: unknown, authorId: string | undefined): AnsweredMessage[] {
  const all = z.array(z.unknown()).safeParse(payload).data ?? [];
  return all.flatMap((one) => {
    const { data } = message.safeParse(one);
    return data && data.author.id === authorId ? [data] : [];
  });
}

/** A message from the API, with what it replies to if that is the bot's; null if it can't be read. */
export function messageRead(
  payload: unknown,
  botId: string | undefined,
): { readonly content: string; readonly answers: AnsweredMessage | null } | null {
  const { data } = event.safeParse(payload);
  if (!data) return null;
  const { content, referenced_message: answered } = data;
  return { content, answers: answered && answered.author.id === botId ? answered : null };
}

/** The messages that a MESSAGE_DELETE or MESSAGE_DELETE_BULK is about. */
export function deletedIds(payload: unknown): readonly string[] {
  const one = place.safeParse(payload);
  return one.success ? [one.data.id] : (places.safeParse(payload).data?.ids ?? []);
}
