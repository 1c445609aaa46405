import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js';

export type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

export interface AttachedFile {
  readonly name: string;
  readonly attachment: Buffer;
}

/** A message as it is edited in: whatever is not in it is taken away from the reply. */
export interface Message {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: ActionRow[];
  readonly files?: AttachedFile[];
}

/** A message of words alone. */
export function plainMessage(content: string): Message {
  return { content, embeds: [], components: [] };
}
