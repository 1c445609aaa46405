/** Which servers have removed the bot since it started. */
export class Membership {
  readonly #left = new Set<string>();

  leave(guildId: string): void {
    this.#left.add(guildId);
  }

  join(guildId: string): void {
    this.#left.delete(guildId);
  }

  /** Whether a server has not removed the bot; always true of a direct message. What is said on others is not kept. */
  has(guildId: string | null): boolean {
    return guildId === null || !this.#left.has(guildId);
  }
}
