import { withReaderLinks } from '../../answer/reader-links.js';
import type { Config } from '../../config.js';
import type { RunIndexer } from '../../indexing/report.js';
import type { Logger } from '../../logger.js';
import { createWebApp } from '../../web/app.js';
import { openPageChannel } from '../../web/channel/channel.js';
import { type Exposure, exposureOf } from '../../web/safety/exposure.js';
import { listen } from '../../web/server.js';
import type { Engine } from '../compose.js';
import type { Stores } from '../stores.js';

/** What the pages are served with. */
export interface PageParts {
  readonly config: Config;
  readonly engine: Engine;
  readonly stores: Stores;
  readonly runIndexer: RunIndexer;
  readonly logger: Logger;
}

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
export async function servePage({
  config,
  engine,
  stores,
  runIndexer,
  logger,
}: PageParts): Promise<ServedPage | null> {
  const { locale, askPerMinute, discord } = config;
  const { host, port, password, publicUrl } = config.web;
  const exposure = pageExposure(config);
  if (port === null || exposure === null) return null;
  const listening = await listen({ host, port });
  // What has no address of its own leads to its page here, even if nobody else could open that.
  const answers = withReaderLinks(engine.answers, publicUrl ?? listening.address);
  const { key, journal, channels } = stores;
  const channel = await openPageChannel({
    answers,
    runIndexer,
    goBack: () => engine.store.rollback(),
    journal,
    channels,
    key,
    logger,
    config: { locale, askPerMinute, echo: discord.echo },
  });
  const place = { host, publicUrl };
  const server = listening.serve(
    createWebApp({ channel, answers, place, exposure, password, key, locale, logger }),
  );
  return {
    address: server.address,
    async close() {
      await server.close();
      await channel.close();
    },
  };
}
