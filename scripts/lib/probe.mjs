// Run as a program: loads each given native module and uses it once, in a thread, as the application does. It is a
// separate process, since a module that does not fit this Node can end the process instead of throwing, or when the
// thread ends.
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

/** @typedef {{ HierarchicalNSW: new (space: string, dimensions: number) => { initIndex(size: number): void } }} Hnsw */

/** Each loads its compiled part at a different moment, so each must be used to be sure. */
const PROBES = {
  'better-sqlite3': (/** @type {new (file: string) => { close(): void }} */ Database) =>
    new Database(':memory:').close(),
  'hnswlib-node': (/** @type {Hnsw} */ { HierarchicalNSW }) => new HierarchicalNSW('ip', 2).initIndex(1),
  sharp: (/** @type {{ versions: { vips: string } }} */ sharp) => sharp.versions.vips.length,
  '@node-rs/jieba': (/** @type {{ Jieba: new () => object }} */ { Jieba }) => new Jieba(),
};

/** The modules of this project with compiled code. */
export const NATIVE_MODULES = Object.keys(PROBES);

/**
 * @param {string} root
 * @param {readonly string[]} names
 * @returns {string[]} one line for each module that can't be used
 */
function failures(root, names) {
  const load = createRequire(pathToFileURL(`${root}/package.json`));
  return names.flatMap((name) => {
    try {
      PROBES[/** @type {keyof typeof PROBES} */ (name)](load(name));
      return [];
    } catch (error) {
      const [line] = String(error instanceof Error ? error.message : error).split('\n');
      return [`${name}: ${line}`];
    }
  });
}

if (!isMainThread && workerData === import.meta.url) {
  const [root = '', ...names] = process.argv.slice(2);
  const lines = failures(root, names);
  for (const line of lines) process.stdout.write(`${line}\n`);
  if (lines.length > 0) process.exitCode = 1;
} else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const thread = new Worker(new URL(import.meta.url), {
    workerData: import.meta.url,
    argv: process.argv.slice(2),
  });
  thread.once('exit', (code) => {
    process.exitCode = code;
  });
}
