import { createRequire } from 'node:module';
import type { Config } from '../../config.js';
import type { RunIndexer } from '../../indexing/report.js';
import type { IndexRuns } from '../../indexing/runs.js';
import type { Logger } from '../../logger.js';
import { FairQueue, QUESTION_QUEUE } from '../../operations/fair-queue.js';
import { tryToken } from '../checks/discord.js';
import { EXIT } from '../commands/command.js';
import type { Engine } from '../compose.js';
import { settingsFile } from '../first-start/settings-file.js';
import { PageTokens } from '../first-start/token-desk.js';
import type { Speech } from '../i18n/speech.js';
import { forkIndexer } from '../ipc.js';
import { print, style } from '../output/output.js';
import { openSharedStores } from '../shared-stores.js';
import { followArticles } from './follow-articles.js';
import { type Connecting, connectBot, serveGiven } from './serve-discord.js';
import { serveHealth } from './serve-health.js';
import { type ServedPage, servePage } from './serve-page.js';
import { howToGetToken, serveTerminal } from './serve-terminal.js';
import { warmUp } from './warm-up.js';

interface Starting {
  readonly config: Config;
  readonly engine: Engine;
  /** Remembers the indexer's runs, no matter who starts them. */
  readonly runs: IndexRuns;
  readonly logger: Logger;
  readonly speech: Speech;
}

/** Serves the index until it is told to end: in a page and in Discord or, without both, in this terminal. */
export async function serve(
  { config, engine, runs, logger, speech }: Starting,
  signal: AbortSignal,
): Promise<number> {
  const stores = await openSharedStores(config, logger);
  // discord.js leaves an unhandled rejection for an event that it can't read; later events are not affected.
  const logRejection = (error: unknown): void =>
    logger.error({ failure: error }, 'An event could not be handled; the bot goes on');
  process.on('unhandledRejection', logRejection);
  const { journal, channels, key } = stores;
  const goBack = () => engine.store.rollback();
  const queue = new FairQueue(QUESTION_QUEUE);
  const { answers, pins, explain, store: generations } = engine;
  const bot = { answers, runIndexer: runs.run, goBack, journal, channels, pins, key, logger, queue };
  let page: ServedPage | null = null;
  try {
    const { articlesDir } = config;
    const tokens = config.discord.token === null ? tokensFor(config, engine) : null;
    const workshop = { answers, explain, queue, generations, journal, runs, articlesDir, pins, tokens };
    page = await servePage(config, bot, workshop);
    const served = { config, engine, bot, speech };
    if (tokens === null) return await serveDiscord(served, page, signal);
    return page
      ? await serveHere(served, page, tokens, signal)
      : await serveTerminal(answers, speech, signal);
  } finally {
    await page?.close();
    await runs.close();
    process.off('unhandledRejection', logRejection);
    await stores.close();
  }
}

/** A token given on the page is checked as in the terminal, and kept in the same file. */
function tokensFor({ discord }: Config, { network }: Engine): PageTokens {
  return new PageTokens((token) => tryToken(discord.apiUrl, token, network), settingsFile());
}

interface Served extends Connecting {
  readonly speech: Speech;
}

async function serveDiscord(served: Served, page: ServedPage | null, signal: AbortSignal): Promise<number> {
  const { config, engine, bot: parts, speech } = served;
  await warmUp(engine.answers, parts.logger, signal);
  if (signal.aborted) return EXIT.done;
  const bot = await connectBot(served);
  return followArticles(config, parts, async () => {
    if (page) print(addressLine(page, speech));
    return serveHealth(config, bot, signal);
  });
}

/** Without a token there is only the page, until it is given one or told to end. */
async function serveHere(
  served: Served,
  page: ServedPage,
  tokens: PageTokens,
  signal: AbortSignal,
): Promise<number> {
  const { config, bot, speech } = served;
  return followArticles(config, bot, async () => {
    print(howToGetToken(speech));
    if (page.hasWorkshop) print(`${speech.t('tokenOnPage')} ${page.address}/workshop/discord`);
    print(addressLine(page, speech));
    await warmUp(bot.answers, bot.logger, signal);
    return serveGiven(served, tokens, signal);
  });
}

function addressLine({ address }: ServedPage, { t }: Speech): string {
  return `${style.bold(t('askInBrowser'))} ${address}`;
}

/** In a separate process, also before there is a bot, so that everything a run has taken is released when it ends. */
export function indexerOf({ articlesDir, dataDir }: Config): RunIndexer {
  const script = createRequire(import.meta.url).resolve('#cli');
  return forkIndexer(script, ['index', '--articles', articlesDir, '--data', dataDir]);
}
