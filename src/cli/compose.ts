import { createAnswerService, type EmbedderFor } from '../answer/answer-service.js';
import { explain } from '../answer/explain.js';
import type { Explanation } from '../answer/explanation.js';
import { PinBoard } from '../answer/pins/pin-board.js';
import { withReaderLinks } from '../answer/reader-links.js';
import type { AnswerService } from '../answer/service.js';
import { PinsFile } from '../articles/pins/pins-file.js';
import type { Config } from '../config.js';
import type { SharedVectors } from '../embedding/cache/shared-vectors.js';
import type { Embedder } from '../embedding/embedder.js';
import { UserError } from '../errors.js';
import type { GenerationInfo } from '../index/generation-info.js';
import type { GenerationStore } from '../index/generation-store.js';
import { oneGeneration } from '../index/one-generation.js';
import type { ServingIndex } from '../index/passage-index.js';
import { copyStampsFileOf, stampsFileOf } from '../indexing/read/changes.js';
import type { RunIndexer } from '../indexing/report.js';
import { createLogger, type Logger } from '../logger.js';
import { createNetwork, type Network } from '../operations/proxy/network.js';
import { sentence } from '../sentence.js';
import { lazyModel } from './lazy-model.js';
import { openLive } from './open-live.js';
import { openCopy, openStore } from './open-store.js';
import { runWithCopy } from './run-with-copy.js';

/** Everything except the front ends, put together. Nothing is loaded before it is needed, and the model only once. */
export interface Engine {
  readonly answers: AnswerService;
  readonly store: GenerationStore;
  readonly live: ServingIndex;
  readonly embedderFor: EmbedderFor;
  /** Runs the indexer in this process; only one run at a time for a data folder. */
  readonly runIndexer: RunIndexer;
  readonly network: Network;
  /** What admins have pinned in the folder of articles. */
  readonly pins: PinsFile;
  /** An answer and the reasons for it, from the generation with an id, or null for the one that serves. */
  explain(question: string, generation: string | null): Promise<Explanation>;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** The place of the vectors' cache, if not in the data folder. */
  readonly cacheDir?: string;
  /** Whether a run of the indexer also reads files whose size and time have not changed. */
  readonly verify?: boolean;
  /** How many texts are embedded at the same time; by default as many as suits the machine. */
  readonly threads?: number;
}

export function createEngine(
  config: Config,
  logger: Logger = createLogger(config.logLevel),
  { cacheDir = config.dataDir, verify = false, threads }: EngineOptions = {},
): Engine {
  const store = openStore(config);
  const live = openLive(config, store, logger);
  const network = createNetwork(config.proxy);
  const model = lazyModel(config, logger, network, threads);
  const embedderFor: EmbedderFor = async (info) => {
    const loaded = info.model ? await model.load() : null;
    if (!loaded || 'missing' in loaded) return null;
    requireSameModel(info, loaded.embedder);
    return loaded.embedder;
  };
  const pins = new PinsFile(config.articlesDir);
  const board = new PinBoard(pins);
  const pages = { base: config.web.publicUrl, collections: config.web.collections };
  return {
    answers: withReaderLinks(createAnswerService(live, embedderFor, board), pages),
    explain: (question, generation) =>
      explain(generation === null ? live : oneGeneration(store, generation), embedderFor, board, question),
    pins,
    store,
    live,
    embedderFor,
    network,
    // Commands that only ask need nothing that reads articles.
    runIndexer: async (onProgress, signal) => {
      const { runIndexer } = await import('./run-indexer.js');
      const shared = { config, logger, model, cacheDir, verify };
      const run: RunIndexer = (...given) =>
        runIndexer({ ...shared, store, stampsFile: stampsFileOf(config.dataDir) }, ...given);
      const copy = openCopy(config);
      if (!copy) return run(onProgress, signal);
      const stampsFile = copyStampsFileOf(config.dataDir);
      const runCopy =
        (vectors?: SharedVectors): RunIndexer =>
        (...given) =>
          runIndexer({ ...shared, store: copy, stampsFile, vectors }, ...given);
      const copies = { after: runCopy(store.sharing?.vectors), instead: runCopy() };
      return runWithCopy(run, copies, onProgress, signal);
    },
    async close() {
      await live.close();
      await model.close();
      await network.close();
    },
  };
}

function requireSameModel({ model }: GenerationInfo, embedder: Embedder): void {
  if (!model || model.fingerprint === embedder.model.fingerprint) return;
  const { name } = embedder.model;
  throw new UserError(
    'index-mismatch',
    model.name === name
      ? sentence('The index was made with another version of the model {{name}}. Run the indexer again.', {
          name,
        })
      : sentence(
          'The index was made with {{madeWith}}, and the model that is set now ({{name}}) makes other vectors. Run the indexer again, or set EMBEDDING_MODEL back.',
          { madeWith: model.name, name },
        ),
  );
}
