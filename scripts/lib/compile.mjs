import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCodeOf, run } from './child.mjs';
import { BootstrapError } from './errors.mjs';
import { say, sayDone } from './say.mjs';
import { filesBelow, readStamp, sourceFingerprint, writeStamp } from './stamp.mjs';
import { tell } from './words/words.mjs';

/** The stamp of a build, which is inside dist, so that it goes when dist goes. */
const STAMP = '.verbatim-stamp';
const BUILD_INFO = '.tsbuildinfo';

/** Compiled programs that write a file beside themselves that is read at run time. */
const WRITERS = [join('retrieval', 'question', 'glossary', 'write.js')];

/** The path of the compiler's launcher below node_modules. */
export const TSC = join('node_modules', 'typescript', 'bin', 'tsc');

/** @param {string} root */
export function buildIsFresh(root) {
  return readStamp(join(root, 'dist', STAMP)) === sourceFingerprint(root);
}

/**
 * Compiles src to dist. The compiler writes to a folder beside dist, and only what changed is moved over, file by
 * file: a bot that is running never loads half a file, and a type error leaves dist as it was.
 *
 * @param {string} root
 * @param {string} node the path of the Node that runs the compiler
 */
export async function compile(root, node) {
  say(tell('compiling TypeScript, a few seconds'));
  const started = Date.now();
  const fingerprint = sourceFingerprint(root);
  const next = join(root, 'dist.next');
  rmSync(next, { recursive: true, force: true });
  try {
    const args = [TSC, '-p', 'tsconfig.json', '--outDir', next, '--tsBuildInfoFile', join(next, BUILD_INFO)];
    await step(root, node, args, tell('The source does not compile: correct the errors above.'));
    for (const writer of WRITERS.map((file) => join(next, file)).filter(existsSync))
      await step(root, node, [writer], tell('{{program}} failed: see above.', { program: writer }));
    publish(next, join(root, 'dist'));
    writeStamp(join(root, 'dist', STAMP), fingerprint);
    sayDone(tell('compiled'), started);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/**
 * @param {string} root
 * @param {string} node
 * @param {string[]} args
 * @param {string} failure the message if it ends with another code than 0
 */
async function step(root, node, args, failure) {
  // A compiler's messages belong on stderr, but it writes them to stdout.
  const { exitCode, interrupted } = await run(node, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (interrupted)
    throw new BootstrapError(tell('Interrupted while compiling.'), exitCodeOf(null, interrupted));
  if (exitCode !== 0) throw new BootstrapError(failure);
}

/**
 * Gives `target` the content of `fresh`. Files without a source any more are removed.
 *
 * @param {string} fresh
 * @param {string} target
 */
export function publish(fresh, target) {
  const files = filesBelow(fresh);
  for (const file of files) {
    const from = join(fresh, file);
    const to = join(target, file);
    if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) continue;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }
  const wanted = new Set([...files, STAMP]);
  for (const file of filesBelow(target)) {
    if (!wanted.has(file)) rmSync(join(target, file));
  }
}
