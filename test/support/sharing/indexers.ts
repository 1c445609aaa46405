import { runIndexer } from '../../../src/cli/run-indexer.js';
import { loadConfig } from '../../../src/config.js';
import type { SharedVectors } from '../../../src/embedding/cache/shared-vectors.js';
import type { Embedder } from '../../../src/embedding/embedder.js';
import type { GenerationStore } from '../../../src/index/generation-store.js';
import { stampsFileOf } from '../../../src/indexing/read/changes.js';
import type { IndexProgress, IndexReport } from '../../../src/indexing/report.js';
import { createLogger } from '../../../src/logger.js';
import { termEmbedder } from '../embedder.js';
import { temporaryFolder, writeFiles } from '../temp.js';

/** Some 30 passages. */
const PARAGRAPHS = 240;

/** An article of many short passages, no two of which are equal. */
function articleNo(i: number): string {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, j) => {
    const name = `第${i}号记录的第${j}条`;
    return `${name}说，负责人在${1900 + i}年检查了${j * 7 + 3}个箱子，并且写下了编号${i * 1000 + j}。`;
  });
  return `---\ntitle: 记录${i}\n---\n\n${paragraphs.join('\n\n')}\n`;
}

/** A folder of made-up articles. */
export function madeUpLibrary(articles: number, from = 0): string {
  const folder = temporaryFolder();
  const numbers = Array.from({ length: articles }, (_, i) => from + i);
  writeFiles(folder, Object.fromEntries(numbers.map((i) => [`a${i}.md`, articleNo(i)])));
  return folder;
}

/** An indexer as on another machine: with its own data folder and its own model. */
export interface OtherIndexer {
  /** The texts that its model was given. */
  readonly embedded: readonly string[];
  readonly dataDir: string;
  /** The lines that it has logged, from warnings on. */
  readonly log: readonly string[];
  /** What it has said of its progress. */
  readonly progress: readonly IndexProgress[];
  run(signal?: AbortSignal): Promise<IndexReport>;
}

/** @param hold awaited before its model embeds some passages, one call after another */
export function indexerOn(
  store: GenerationStore,
  articlesDir: string,
  {
    fingerprint = 'terms',
    hold = async () => {},
    vectors,
  }: {
    readonly fingerprint?: string;
    readonly hold?: (indexer: OtherIndexer) => Promise<void>;
    readonly vectors?: SharedVectors;
  } = {},
): OtherIndexer {
  const dataDir = temporaryFolder();
  const embedded: string[] = [];
  const inner = noting(termEmbedder({ fingerprint }), embedded, () => hold(indexer));
  const progress: IndexProgress[] = [];
  const config = loadConfig({ ARTICLES_DIR: articlesDir, DATA_DIR: dataDir }, '/');
  const countTokens = (text: string): number => text.length;
  const model = { load: async () => ({ embedder: inner, countTokens }), close: async () => {} };
  const log: string[] = [];
  const logger = createLogger('warn', { write: (line) => void log.push(line) });
  const indexer: OtherIndexer = {
    embedded,
    dataDir,
    log,
    progress,
    run: (signal = new AbortController().signal) =>
      runIndexer(
        {
          config,
          logger,
          store,
          model,
          cacheDir: dataDir,
          vectors,
          stampsFile: stampsFileOf(dataDir),
          verify: false,
        },
        (each) => progress.push(each),
        signal,
      ),
  };
  return indexer;
}

/** Notes passages once they are embedded. */
function noting(inner: Embedder, embedded: string[], hold: () => Promise<void>): Embedder {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    ...inner,
    async embed(inputs, kind, signal) {
      if (kind === 'query') return inner.embed(inputs, kind, signal);
      const embedding = turn.then(async () => {
        await hold();
        const embeddings = await inner.embed(inputs, kind, signal);
        embedded.push(...inputs.map(({ text }) => text));
        return embeddings;
      });
      turn = embedding.catch(() => {});
      return embedding;
    },
  };
}
