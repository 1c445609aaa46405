import { withReaderLinks } from '../../answer/reader-links.js';
import type { Config } from '../../config.js';
import { createWebApp } from '../../web/app.js';
import { type BotParts, openPageChannel } from '../../web/channel/channel.js';
import { type Exposure, exposureOf } from '../../web/safety/exposure.js';
import { listen } from '../../web/server.js';

export interface ServedPage {
  /** Where a browser on this machine finds it. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Who may see the pages; null where there are none.
 *
 * @throws UserError `config` where they would be open to a network
 */
export function pageExposure({ web }: Pick<Config, 'web'>): Exposure | null {
  return web.port === null ? null : exposureOf({ ...web, hasKeys: false });
}

/**
 * Serves the pages, in which the bot answers as it does in Discord; null where none are wanted.
 *
 * @throws UserError `config` where they can't be served there
 */
export async function servePage(config: Config, bot: BotParts): Promise<ServedPage | null> {
  const { locale, askPerMinute, discord } = config;
  const { host, port, password, publicUrl } = config.web;
  const exposure = pageExposure(config);
  if (port === null || exposure === null) return null;
  const listening = await listen({ host, port });
  // What has no address of its own leads to its page here, even if nobody else could open that.
  const answers = withReaderLinks(bot.answers, publicUrl ?? listening.address);
  const asked = { locale, askPerMinute, echo: discord.echo };
  const channel = await openPageChannel({ ...bot, answers, config: asked });
  const { key, logger } = bot;
  const place = { host, publicUrl };
  const app = createWebApp({ channel, answers, place, exposure, password, key, locale, logger });
  const { address, close } = listening.serve(app);
  return {
    address,
    async close() {
      await close();
      await channel.close();
    },
  };
}
