import type { Client } from 'discord.js';

/** On which servers the bot is. */
export class Membership {
  #client: Client | null = null;

  /** @param client the present one */
  watch(client: Client): void {
    this.#client = client;
  }

  /** Whether the bot is on a server; always true of a direct message. What is said anywhere else is not kept. */
  has(guildId: string | null): boolean {
    return guildId === null || (this.#client?.guilds.cache.has(guildId) ?? false);
  }
}
