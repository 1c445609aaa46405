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
import { askForSettings } from '../first-start/ask-for-settings.js';
import type { Speech } from '../i18n/speech.js';
import { forkIndexer } from '../ipc.js';
import { answerToText } from '../output/answer-text.js';
import { print, style } from '../output/output.js';
import { showProgress } from '../output/progress.js';
import { sizeText } from '../output/size.js';
import { done } from '../output/steps.js';
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
export async function startCommand(given: Config, speech: Speech): Promise<number> {
  // What is wrong with the settings of the page is told before anything takes its time.
  pageExposure(given);
  keepHeapSmall();
  tightenData(given.dataDir);
  const logger = createLogger(given.logLevel);
  const { signal, release } = abortOnSignals();
  const config = await askForSettings(given, speech, signal);
  // One text at a time is all that questions need, and each thread has the model in memory once more.
  const engine = createEngine(config, logger, { threads: 1 });
  try {
    await ensureIndex(config, engine, speech, signal);
    if (signal.aborted) return EXIT.done;
    return await serve({ config, engine, logger, speech }, signal);
  } catch (error) {
    // Who is told to end while the first index is built has ended as it should.
    if (signal.aborted && error instanceof UserError && error.code === 'cancelled') return EXIT.done;
    throw error;
  } finally {
    await engine.close();
    release();
  }
}

async function ensureIndex(
  config: Config,
  engine: Engine,
  speech: Speech,
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now();
  const why = await whatLacks(config, engine, speech);
  if (!why) return tellReady(engine, speech, performance.now() - began);
  process.stderr.write(`${speech.t('building', { why, folder: config.articlesDir })}\n`);
  const runIndexer = indexerOf(config);
  const report = await showProgress(process.stderr, speech, (onProgress) => runIndexer(onProgress, signal));
  process.stderr.write(`${done(process.stderr)}${reportToText(report, speech)}\n`);
}

/** A person who looks on sees that there is an index. */
async function tellReady({ live }: Engine, speech: Speech, ms: number): Promise<void> {
  const { stderr } = process;
  if (!stderr.isTTY) return;
  const size = await live.use(async ({ info }) => sizeText(info, speech));
  stderr.write(`${done(stderr)}${speech.t('ready', { size, seconds: (ms / 1000).toFixed(1) })}\n`);
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
  { t }: Speech,
): Promise<string | null> {
  try {
    // A model that is not there is no reason: keywords alone can be asked, and nobody waits for a download.
    const hasVectors = await hasModel(embeddingModel, modelsDir);
    await live.use(async (index) => (hasVectors ? embedderFor(index.info) : null));
    const other = otherFolder(stampsFileOf(dataDir), articlesDir);
    return other === null ? null : t('otherFolder', { folder: other });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'no-index') return t('noIndex');
    if (error.code === 'index-mismatch') return t('unusableIndex');
    throw error;
  }
}

interface Starting {
  readonly config: Config;
  readonly engine: Engine;
  readonly logger: Logger;
  readonly speech: Speech;
}

async function serve({ config, engine, logger, speech }: Starting, signal: AbortSignal): Promise<number> {
  const runIndexer = indexerOf(config);
  const stores = openStores(config.dataDir, config.journalDays, logger);
  // discord.js leaves a rejection behind for an event that it can't read: the next event is none the worse for it.
  const logRejection = (error: unknown): void =>
    logger.error({ failure: error }, 'An event could not be handled; the bot goes on');
  process.on('unhandledRejection', logRejection);
  const { journal, channels, key } = stores;
  const goBack = () => engine.store.rollback();
  const queue = new FairQueue(QUESTION_QUEUE);
  const { answers, pins } = engine;
  const bot = { answers, runIndexer, goBack, journal, channels, pins, key, logger, queue };
  let page: ServedPage | null = null;
  try {
    page = await servePage(config, bot);
    const served = { config, engine, bot, page, speech };
    if (config.discord.token !== null) return await serveDiscord(served, signal);
    return page ? await serveHere(served, page, signal) : await serveTerminal(engine, speech, signal);
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
  readonly speech: Speech;
}

async function serveDiscord(
  { config, engine, bot: parts, page, speech }: Served,
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
    if (page) print(addressLine(page, speech));
    return serveHealth(config, bot, signal);
  });
}

/** Without a token: the page is all there is, until it is told to end. */
async function serveHere(
  { config, bot, speech }: Served,
  page: ServedPage,
  signal: AbortSignal,
): Promise<number> {
  return follow(config, bot, async () => {
    print(howToGetToken(speech));
    print(addressLine(page, speech));
    await warmUp(bot.answers, bot.logger, signal);
    await ended(signal);
    return EXIT.done;
  });
}

function addressLine({ address }: ServedPage, { t }: Speech): string {
  return `${style.bold(t('askInBrowser'))} ${address}`;
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

/** For whoever could not be asked for it. */
function howToGetToken({ t }: Speech): string {
  const steps = [t('tokenStep1'), t('tokenStep2'), t('tokenStep3')].map((step, i) => `  ${i + 1}. ${step}\n`);
  return `\n${style.bold(t('howToGetToken'))}\n${steps.join('')}`;
}

async function serveTerminal(engine: Engine, speech: Speech, signal: AbortSignal): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    print(howToGetToken(speech));
    return EXIT.done;
  }
  print(`${speech.t('askHere')} ${style.dim(speech.t('emptyLineEnds'))}`);
  await answerLines({
    input: process.stdin,
    output: process.stdout,
    answer: async (question) =>
      answerToText(await engine.answers.ask(question), {}, terminalOf(process.stdout), speech),
    signal,
  });
  return EXIT.done;
}
