import { type APIEmbed, MessageFlags } from 'discord.js';
import type { ActionRow } from '../../discord/render/message.js';

/** A file that is attached to a message. */
export interface SentFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** What a request says about a message. What it leaves out stays unchanged. */
export interface MessageBody {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly ActionRow[];
  readonly flags?: number;
}

/** A message in the channel, as its reader sees it. */
export interface ChannelMessage {
  readonly id: string;
  /** Whether the bot has written it, or the visitor. */
  readonly isOurs: boolean;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly ActionRow[];
  readonly files: readonly SentFile[];
  /** Whether nobody else would see it. */
  readonly isPrivate: boolean;
  /** Whether it is promised but not there yet. */
  readonly isPending: boolean;
  /** The command that it replies to, as written; null for any other message. */
  readonly command: string | null;
  /** The thread it is in; null for the channel. */
  readonly thread: string | null;
  /** The number of its last change, in the order of the room's changes. */
  readonly revision: number;
}

/** An empty message. */
export const EMPTY: Omit<ChannelMessage, 'id' | 'revision'> = {
  isOurs: true,
  content: '',
  embeds: [],
  components: [],
  files: [],
  isPrivate: false,
  isPending: false,
  command: null,
  thread: null,
};

/** A message after a request; the first request decides whether it is private. */
export function changed<T extends Omit<ChannelMessage, 'revision'>>(
  before: T,
  { content, embeds, components }: MessageBody,
  files: readonly SentFile[],
): T {
  return {
    ...before,
    content: content ?? before.content,
    embeds: embeds ?? before.embeds,
    components: components ?? before.components,
    files: files.length > 0 ? files : before.files,
    isPending: false,
  };
}

export function isEphemeral({ flags = 0 }: MessageBody): boolean {
  return (flags & MessageFlags.Ephemeral) !== 0;
}

/** A message's flags in an event. */
export function flagsOf({ isPrivate }: Pick<ChannelMessage, 'isPrivate'>): number {
  return isPrivate ? MessageFlags.Ephemeral : 0;
}
