import type { APIActionRowComponent, APIButtonComponent, APIEmbed } from 'discord.js';

/** A message as it is edited in: whatever is not in it is taken away from the reply. */
export interface Message {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponent>[];
}

/** A message of words alone. */
export function plainMessage(content: string): Message {
  return { content, embeds: [], components: [] };
}
