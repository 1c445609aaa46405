import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Config } from '../../config.js';
import type { Bot } from '../../discord/bot.js';
import type { Logger } from '../../logger.js';
import { TwinWatch } from '../../operations/twins.js';
import { openBoard } from '../open-store.js';

/** The bot, which says so while it runs if another process has the same token and shards. */
export function watched(bot: Bot, config: Pick<Config, 'dataDir' | 'openSearch'>, logger: Logger): Bot {
  const { place } = bot;
  if (!place) return bot;
  const { applicationId, shards, of } = place;
  const application = createHash('sha256').update(applicationId).digest('hex').slice(0, 32);
  const run = randomBytes(12).toString('hex');
  const where = `${hostname()} ${process.pid}`;
  const watch = new TwinWatch(openBoard(config), { run, application, shards, of, where }, { logger });
  return {
    ...bot,
    get ready() {
      return bot.ready;
    },
    get invite() {
      return bot.invite;
    },
    async stop() {
      await Promise.all([watch.stop(), bot.stop()]);
    },
  };
}
