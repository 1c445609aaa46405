import { setTimeout } from 'node:timers/promises';
import type { Config } from '../../config.js';
import { hasModel } from '../../embedding/models/model-store.js';
import { UserError } from '../../errors.js';
import { otherFolder, stampsFileOf } from '../../indexing/read/changes.js';
import type { RunIndexer } from '../../indexing/report.js';
import { IndexRuns } from '../../indexing/runs.js';
import { createLogger } from '../../logger.js';
import { keepHeapSmall } from '../../operations/small-heap.js';
import { createEngine, type Engine } from '../compose.js';
import { askForSettings } from '../first-start/ask-for-settings.js';
import type { Speech } from '../i18n/speech.js';
import { showProgress } from '../output/progress.js';
import { sizeText } from '../output/size.js';
import { done } from '../output/steps.js';
import { tightenData } from '../private-data.js';
import { indexerOf, serve } from '../serving/serve.js';
import { pageExposure } from '../serving/serve-page.js';
import { abortOnSignals } from '../signals.js';
import { EXIT } from './command.js';
import { reportToText } from './index-command.js';

/** How long to wait before looking whether another indexer has built the index, in ms: 2 s. */
const LOOK_AGAIN = 2000;

/** Builds the index if there is none, then serves: in a page and in Discord or, without both, in this terminal. */
export async function startCommand(given: Config, speech: Speech): Promise<number> {
  // Problems with the page's settings are reported before anything that takes time.
  pageExposure(given);
  keepHeapSmall();
  tightenData(given.dataDir);
  const logger = createLogger(given.logLevel);
  const { signal, release } = abortOnSignals();
  const config = await askForSettings(given, speech, signal);
  // One text at a time is enough for questions, and each thread has another copy of the model in memory.
  const engine = createEngine(config, logger, { threads: 1 });
  try {
    const runs = new IndexRuns(indexerOf(config));
    await ensureIndex(config, engine, runs.run, speech, signal);
    if (signal.aborted) return EXIT.done;
    return await serve({ config, engine, runs, logger, speech }, signal);
  } catch (error) {
    // Being told to end while the first index is built is not a failure.
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
  runIndexer: RunIndexer,
  speech: Speech,
  signal: AbortSignal,
  hasWaited = false,
): Promise<void> {
  const began = performance.now();
  const why = await whatLacks(config, engine, speech);
  if (!why) return tellReady(engine, speech, performance.now() - began);
  const tell = (line: string) => hasWaited || process.stderr.write(`${line}\n`);
  tell(speech.t('building', { why, folder: config.articlesDir }));
  try {
    const report = await showProgress(process.stderr, speech, (onProgress) => runIndexer(onProgress, signal));
    process.stderr.write(`${done(process.stderr)}${reportToText(report, speech)}\n`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code !== 'busy') return beginWithCopy(error, config, engine, speech);
    // Bots that share an index may all start before there is one: one of them builds it.
    tell(speech.tell(error.told));
    await setTimeout(LOOK_AGAIN, undefined, { signal }).catch(() => {});
    if (!signal.aborted) await ensureIndex(config, engine, runIndexer, speech, signal, true);
  }
}

/** Says what is wrong, if there is a local copy to begin with. @throws the error if there is none */
async function beginWithCopy(
  error: UserError,
  { hasLocalCopy }: Config,
  { live }: Engine,
  speech: Speech,
): Promise<void> {
  const canServe =
    hasLocalCopy && error.code !== 'cancelled' && (await live.use(async () => true).catch(() => false));
  if (!canServe) throw error;
  process.stderr.write(`${speech.t('warning')} ${speech.tell(error.told)}\n`);
}

/** Shows a person at the terminal that there is an index. */
async function tellReady({ live }: Engine, speech: Speech, ms: number): Promise<void> {
  const { stderr } = process;
  if (!stderr.isTTY) return;
  const size = await live.use(async ({ info }) => sizeText(info, speech));
  stderr.write(`${done(stderr)}${speech.t('ready', { size, seconds: (ms / 1000).toFixed(1) })}\n`);
}

/** Why the index must be built before anything can be asked, or null if it serves. */
async function whatLacks(
  { embeddingModel, modelsDir, articlesDir, dataDir, hasLocalCopy }: Config,
  { live, embedderFor }: Engine,
  { t }: Speech,
): Promise<string | null> {
  try {
    // A missing model is not a reason: keywords can be searched alone, and nobody waits for a download.
    const hasVectors = await hasModel(embeddingModel, modelsDir);
    await live.use(async (index) => (hasVectors ? embedderFor(index.info) : null));
    const other = otherFolder(stampsFileOf(dataDir), articlesDir);
    return other === null ? null : t('otherFolder', { folder: other });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'no-index') return t('noIndex');
    if (error.code === 'index-mismatch') return t('unusableIndex');
    if (error.code === 'cluster' && hasLocalCopy) return t('noCopy');
    throw error;
  }
}
