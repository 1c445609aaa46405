import { createRequire } from 'node:module';
import type { Config } from '../../config.js';
import { type Bot, startBot } from '../../discord/bot.js';
import { hasModel } from '../../embedding/models/model-store.js';
import { messageOf, UserError } from '../../errors.js';
import { changeSince, otherFolder, stampsFileOf } from '../../indexing/read/changes.js';
import type { RunIndexer } from '../../indexing/report.js';
import { createLogger, type Logger } from '../../logger.js';
import { FairQueue, QUESTION_QUEUE } from '../../operations/fair-queue.js';
import { type HealthPlace, type HealthServer, startHealthServer } from '../../operations/health-server.js';
import { keepHeapSmall } from '../../operations/small-heap.js';
import type { BotParts } from '../../web/channel/channel.js';
import { createEngine, type Engine } from '../compose.js';
import { forkIndexer } from '../ipc.js';
import { answerToText } from '../output/answer-text.js';
import { print, style } from '../output/output.js';
import { showProgress } from '../output/progress.js';
import { terminalOf } from '../output/terminal.js';
import { tightenData } from '../private-data.js';
import { abortOnSignals } from '../signals.js';
import { openStores } from '../stores.js';
import { answerLines } from './answer-lines.js';
import { EXIT } from './command.js';
import { reportToText } from './index-command.js';
import { pageExposure, type ServedPage, servePage } from './serve-page.js';
import { warmUp } from './warm-up.js';
import { indexAtChanges } from './watch.js';

/** Builds the index where there is none, then serves: in a page and in Discord, or without both in this terminal. */
export async function startCommand(config: Config): Promise<number> {
  // What is wrong with the settings of the page is told before anything takes its time.
  pageExposure(config);
  keepHeapSmall();
  tightenData(config.dataDir);
  const logger = createLogger(config.logLevel);
  const { signal, release } = abortOnSignals();
  // One text at a time is all that questions need, and each thread has the model in memory once more.
  const engine = createEngine(config, logger, { threads: 1 });
  try {
    await ensureIndex(config, engine, signal);
    if (signal.aborted) return EXIT.done;
    return await serve(config, engine, logger, signal);
  } catch (error) {
    // Who is told to end while the first index is built has ended as it should.
    if (signal.aborted && error instanceof UserError && error.code === 'cancelled') return EXIT.done;
    throw error;
  } finally {
    await engine.close();
    release();
  }
}

async function ensureIndex(config: Config, engine: Engine, signal: AbortSignal): Promise<void> {
  const lack = await whatLacks(config, engine);
  if (!lack) return;
  process.stderr.write(`${lack}: building one of ${config.articlesDir}\n`);
  const runIndexer = indexerOf(config);
  const report = await showProgress(process.stderr, (onProgress) => runIndexer(onProgress, signal));
  process.stderr.write(`${reportToText(report)}\n`);
}

/** In a process of its own, also before there is a bot: all that a run has taken is given back when it ends. */
function indexerOf({ articlesDir, dataDir }: Config): RunIndexer {
  const script = createRequire(import.meta.url).resolve('#cli');
  return forkIndexer(script, ['index', '--articles', articlesDir, '--data', dataDir]);
}

/** Why the index has to be built before anything can be asked, or null where it serves. */
async function whatLacks(
  { embeddingModel, modelsDir, articlesDir, dataDir }: Config,
  { live, embedderFor }: Engine,
): Promise<string | null> {
  try {
    // A model that is not there is no reason: keywords alone can be asked, and nobody waits for a download.
    const hasVectors = await hasModel(embeddingModel, modelsDir);
    await live.use(async (index) => (hasVectors ? embedderFor(index.info) : null));
    const other = otherFolder(stampsFileOf(dataDir), articlesDir);
    return other === null ? null : `The index is of another folder (${other})`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'no-index') return 'There is no index yet';
    if (error.code === 'index-mismatch') return 'The index is damaged, or of another version or model';
    throw error;
  }
}

async function serve(config: Config, engine: Engine, logger: Logger, signal: AbortSignal): Promise<number> {
  const runIndexer = indexerOf(config);
  const stores = openStores(config.dataDir, config.journalDays, logger);
  // discord.js leaves a rejection behind for an event that it can't read: the next event is none the worse for it.
  const logRejection = (error: unknown): void =>
    logger.error({ failure: error }, 'An event could not be handled; the bot goes on');
  process.on('unhandledRejection', logRejection);
  const { journal, channels, key } = stores;
  const goBack = () => engine.store.rollback();
  const queue = new FairQueue(QUESTION_QUEUE);
  const bot = { answers: engine.answers, runIndexer, goBack, journal, channels, key, logger, queue };
  let page: ServedPage | null = null;
  try {
    page = await servePage(config, bot);
    if (config.discord.token !== null) return await serveDiscord({ config, engine, bot, page }, signal);
    return page ? await serveHere(config, bot, page, signal) : await serveTerminal(engine, signal);
  } finally {
    await page?.close();
    process.off('unhandledRejection', logRejection);
    stores.close();
  }
}

interface Served {
  readonly config: Config;
  readonly engine: Engine;
  readonly bot: BotParts;
  /** Null where there are no pages. */
  readonly page: ServedPage | null;
}

async function serveDiscord(
  { config, engine, bot: parts, page }: Served,
  signal: AbortSignal,
): Promise<number> {
  const { discord, locale, askPerMinute, healthExitAfter } = config;
  const { logger } = parts;
  await engine.network.routeWebSockets();
  await warmUp(engine.answers, logger, signal);
  if (signal.aborted) return EXIT.done;
  const bot = await startBot({
    ...parts,
    config: { ...discord, locale, askPerMinute, healthExitAfter },
    clientOptions: { rest: { agent: await engine.network.dispatcher() } },
  });
  logger.info('Ready: ask with /ask');
  return follow(config, parts, async () => {
    if (page) print(addressLine(page));
    return serveHealth(config, bot, signal);
  });
}

/** Without a token: the page is all there is, until it is told to end. */
async function serveHere(
  config: Config,
  bot: BotParts,
  page: ServedPage,
  signal: AbortSignal,
): Promise<number> {
  return follow(config, bot, async () => {
    print(HOW_TO_GET_A_TOKEN);
    print(addressLine(page));
    await warmUp(bot.answers, bot.logger, signal);
    await ended(signal);
    return EXIT.done;
  });
}

function addressLine({ address }: ServedPage): string {
  return `${style.bold('Ask and read in a browser:')} ${address}`;
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Does the work while the folder of articles is watched, or having said that the index is behind it. */
async function follow<T>(
  config: Config,
  { runIndexer, logger }: BotParts,
  work: () => Promise<T>,
): Promise<T> {
  await tellChange(config, logger);
  const watching = config.indexWatch ? watchArticles(config.articlesDir, runIndexer, logger) : null;
  try {
    return await work();
  } finally {
    await watching?.stop();
  }
}

/** Where nobody watches the folder, somebody has to hear that the index is behind it. */
async function tellChange({ articlesDir, dataDir, indexWatch }: Config, logger: Logger): Promise<void> {
  if (indexWatch) return;
  const change = await changeSince(stampsFileOf(dataDir), articlesDir).catch((error: unknown) => {
    logger.warn(messageOf(error));
    return null;
  });
  if (change?.kind !== 'changed') return;
  const { added, changed, removed } = change;
  logger.warn(
    { added, changed, removed },
    `${articlesDir} has changed since it was indexed, and the old articles still answer: run /reindex, or set INDEX_WATCH=1`,
  );
}

function watchArticles(
  articlesDir: string,
  runIndexer: RunIndexer,
  logger: Logger,
): { stop(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const done = indexAtChanges({
    articlesDir,
    run: () => runIndexer(() => {}, signal),
    onReport: ({ added, changed, removed, generation }) =>
      logger.info(
        { added: added.length, changed: changed.length, removed: removed.length, generation },
        'The articles have changed: a new index serves',
      ),
    onProblem: (problem) => logger.warn(problem),
    signal,
  }).catch((error: unknown) => logger.error({ err: error }, 'The articles are no longer watched'));
  return {
    stop() {
      ending.abort();
      return done;
    },
  };
}

async function serveHealth(config: Config, bot: Bot, signal: AbortSignal): Promise<number> {
  const server =
    config.metrics.port === null
      ? null
      : await openHealth({ ...config.metrics, port: config.metrics.port }, bot);
  try {
    return await waitForEnd(bot, signal);
  } finally {
    await server?.close();
  }
}

/** Without the health that was asked for, the bot doesn't run: a supervisor would take it for dead. */
async function openHealth(place: HealthPlace, bot: Bot): Promise<HealthServer> {
  try {
    return await startHealthServer(place, bot);
  } catch (error) {
    await bot.stop();
    throw error;
  }
}

async function waitForEnd(bot: Bot, signal: AbortSignal): Promise<number> {
  const stop = (): void => void bot.stop();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const reason = await bot.ended;
  await bot.stop();
  if (reason === null) return EXIT.done;
  throw reason;
}

const HOW_TO_GET_A_TOKEN = `
${style.bold('The index is ready. To answer in Discord, the bot needs a token:')}
  1. Open https://discord.com/developers/applications and press “New Application”.
  2. Under “Bot”, press “Reset Token” and copy it.
  3. Write DISCORD_TOKEN=<the token> into a file named .env in this folder, and run npm start again: it
     prints the link by which the bot comes to your server.
`;

async function serveTerminal(engine: Engine, signal: AbortSignal): Promise<number> {
  print(HOW_TO_GET_A_TOKEN);
  if (!process.stdin.isTTY || !process.stdout.isTTY) return EXIT.done;
  print(`Meanwhile, ask here. ${style.dim('An empty line ends it.')}`);
  await answerLines({
    input: process.stdin,
    output: process.stdout,
    answer: async (question) =>
      answerToText(await engine.answers.ask(question), {}, terminalOf(process.stdout)),
    signal,
  });
  return EXIT.done;
}
