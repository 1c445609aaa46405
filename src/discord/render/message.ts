import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js';

export type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

export interface AttachedFile {
  readonly name: string;
  readonly attachment: Buffer;
}

/** A message for editing a reply: what it does not have is removed from the reply. */
export interface Message {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: ActionRow[];
  readonly files?: AttachedFile[];
}

/** A message with only words. */
export function plainMessage(content: string): Message {
  return { content, embeds: [], components: [] };
}
