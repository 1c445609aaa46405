import { type Client, Events } from 'discord.js';
import type { CommandContext } from '../interactions/command.js';

/** Erases what is kept of a server that has removed the bot. An outage of a server is another event. */
export function eraseWhenRemoved(
  client: Client,
  { channels, journal, logger }: Pick<CommandContext, 'channels' | 'journal' | 'logger'>,
): void {
  client.on(Events.GuildDelete, ({ id }) => {
    try {
      channels.forget(id);
      journal?.forget(id);
      logger.info({ guild: id }, 'A server has removed the bot: what was kept of it is erased');
    } catch (error) {
      logger.error(
        { failure: error },
        `What is kept of the server ${id}, which has removed the bot, could not be erased. Do it with: npm run --silent cli -- server ${id} --erase`,
      );
    }
  });
}
