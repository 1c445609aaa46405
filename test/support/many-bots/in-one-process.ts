import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createEngine } from '../../../src/cli/compose.js';
import { openSharedStores } from '../../../src/cli/shared-stores.js';
import { type Config, loadConfig } from '../../../src/config.js';
import { startBot } from '../../../src/discord/bot.js';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { buildIndex } from '../../../src/indexing/indexer.js';
import { createLogger } from '../../../src/logger.js';
import type { OpenSearchSettings } from '../../../src/opensearch-settings.js';
import { FairQueue, QUESTION_QUEUE } from '../../../src/operations/fair-queue.js';
import { DiscordStandIn } from '../discord/server.js';
import { temporaryFolder, writeFiles } from '../temp.js';
import { filesOf } from './editions.js';

/** A bot with its own data folder, on a cluster; it ends with the test. */
export async function botOn(settings: OpenSearchSettings): Promise<DiscordStandIn> {
  const config = configOn(settings);
  const logger = createLogger(config.logLevel);
  const engine = createEngine(config, logger);
  const discord = await DiscordStandIn.start();
  const stores = await openSharedStores(config, logger);
  const { locale, askPerMinute, healthExitAfter } = config;
  const bot = await startBot({
    ...stores,
    answers: engine.answers,
    runIndexer: () => Promise.reject(new Error('This test runs its indexers itself')),
    goBack: () => engine.store.rollback(),
    pins: null,
    queue: new FairQueue(QUESTION_QUEUE),
    logger,
    clientOptions: { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) } },
    config: {
      ...config.discord,
      token: discord.identity.token,
      apiUrl: discord.apiUrl,
      locale,
      askPerMinute,
      healthExitAfter,
    },
  });
  onTestFinished(async () => {
    await bot.stop();
    await stores.close();
    await engine.close();
    await discord.close();
  });
  return discord;
}

function configOn(openSearch: OpenSearchSettings): Config {
  const folder = temporaryFolder();
  const env = { DATA_DIR: join(folder, 'data'), LOCALE: 'en-US', ASK_PER_MINUTE: '600', LOG_LEVEL: 'silent' };
  return { ...loadConfig(env, folder), openSearch };
}

/** Runs a new indexer over an edition. @returns the generation */
export async function indexOn(settings: OpenSearchSettings, edition: number): Promise<string> {
  const articlesDir = temporaryFolder();
  writeFiles(articlesDir, filesOf(edition));
  const store = new OpenSearchStore(settings);
  const report = await store.lease(() => buildIndex({ articlesDir, store, encoder: null }));
  return report.generation;
}
