import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../../logger.js';
import type { Embedder } from '../embedder.js';
import { modelInfo } from '../model-info.js';
import type { WorkerOptions } from './protocol.js';
import { threadsHere } from './threads.js';
import { type OnReply, WorkerClient } from './worker-client.js';

export interface EmbedderOptions {
  /** The folder of all models; see `ensureModel`. */
  readonly modelsDir: string;
  /** Starts the thread with the first text, so that commands that need no vector don't wait; unset: at once. */
  readonly isLazy?: boolean;
  /** How many texts are embedded at the same time; unset: as many as the machine has cores and memory for. */
  readonly threads?: number;
  /** Reports, at `debug`, texts that are longer than the model reads. */
  readonly logger?: Logger;
}

/**
 * Loads a model into its own thread, so that this one never waits for it. Its files must be in place.
 *
 * @param name one of the known models
 * @throws UserError `model` for a name that is not known, or if the files can't be used
 */
export async function createEmbedder(name: string, options: EmbedderOptions): Promise<Embedder> {
  const { modelsDir, logger, isLazy = false, threads = threadsHere() } = options;
  const model = await modelInfo(modelsDir, name);
  const client = threadOf({ modelsDir, model: name }, threads, ({ tokens, truncated }) => {
    if (truncated) logger?.debug({ tokens, maxTokens: model.maxTokens }, 'A text was cut off for the model.');
  });
  // Anything wrong with the files shows here and not at the first question.
  if (!isLazy) await client.embed([{ text: '', spans: [] }], 'query');
  const closing = new AbortController();
  return {
    model,
    embed: (inputs, kind, signal) =>
      client.embed(inputs, kind, signal ? AbortSignal.any([signal, closing.signal]) : closing.signal),
    close: () => {
      closing.abort();
      return client.textDone();
    },
  };
}

/**
 * The threads of this process, by model. They stay until the process ends: the runtime's native module can't
 * be loaded again once the thread that loaded it has ended. An idle thread keeps no process alive.
 */
const pools = new Map<string, WorkerClient>();

function threadOf(options: WorkerOptions, count: number, onReply: OnReply): WorkerClient {
  const key = JSON.stringify([options, count]);
  const client = pools.get(key) ?? new WorkerClient(() => startWorker(options), onReply, count);
  pools.set(key, client);
  return client;
}

/** A text leaves little garbage, and for a short time: more room for it would only stay taken. */
const YOUNG_MEGABYTES = 8;

/** The compiled worker, no matter where this file runs from: a thread can't load TypeScript. */
function startWorker(workerData: WorkerOptions): Worker {
  const file = createRequire(import.meta.url).resolve('#embedding-worker');
  return new Worker(file, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
}
