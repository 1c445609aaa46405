import { withReaderLinks } from '../../answer/reader-links.js';
import { openApi, programRoutes } from '../../api/api.js';
import type { Config } from '../../config.js';
import { createWebApp } from '../../web/app.js';
import { type BotParts, openPageChannel } from '../../web/channel/channel.js';
import { type Exposure, exposureOf } from '../../web/safety/exposure.js';
import { listen } from '../../web/server.js';
import { isWorkshopOpen } from '../../web/workshop/access.js';
import type { WorkshopParts } from '../../web/workshop/parts.js';

export interface ServedPage {
  /** The address for a browser on this machine. */
  readonly address: string;
  /** Whether admins may use the workshop in it. */
  readonly hasWorkshop: boolean;
  close(): Promise<void>;
}

/**
 * Who may see the pages; null if there are none.
 *
 * @throws UserError `config` if they would be open to a network
 */
export function pageExposure({ web, api }: Pick<Config, 'web' | 'api'>): Exposure | null {
  const hasKeys = api.keys.length > 0 || api.keysFile !== null;
  return web.port === null ? null : exposureOf({ ...web, hasKeys });
}

/**
 * Serves the pages, in which the bot answers as in Discord, together with the API; null if none are wanted.
 *
 * @param whole with the turns of everything that is asked in this process
 * @param workshop what admins work with
 * @throws UserError `config` if they can't be served there, or the file of keys can't be used
 */
export async function servePage(
  config: Config,
  whole: BotParts,
  workshop: WorkshopParts,
): Promise<ServedPage | null> {
  const { host, port, password, publicUrl, collections } = config.web;
  const exposure = pageExposure(config);
  if (port === null || exposure === null) return null;
  const bot = { ...whole, answers: whole.answers.within(collections) };
  const { queue, key, logger } = bot;
  const { answers: all } = whole;
  const api = await openApi({ answers: all, collections, settings: config.api, queue, logger });
  const listening = await listen({ host, port });
  // Articles without an address link to their page here, even if nobody else could open that.
  const answers = withReaderLinks(bot.answers, { base: publicUrl ?? listening.address, collections });
  const { locale, askPerMinute, discord } = config;
  const asked = { locale, askPerMinute, echo: discord.echo };
  const channel = await openPageChannel({ ...bot, answers, config: asked });
  const pages = {
    channel,
    answers,
    place: { host, publicUrl },
    exposure,
    password,
    key,
    locale,
    logger,
    workshop,
  };
  listening.serve(createWebApp({ ...pages, api: programRoutes(api) }));
  return {
    address: listening.address,
    hasWorkshop: isWorkshopOpen(pages),
    async close() {
      await listening.close();
      await Promise.all([channel.close(), api.readers.idle()]);
    },
  };
}
