import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './child.mjs';
import { TSC } from './compile.mjs';
import { BootstrapError } from './errors.mjs';
import { tell } from './words/words.mjs';

/**
 * @typedef {{ file: string, args: readonly string[] }} Program a JavaScript file and its arguments
 * @typedef {{ needsBuild: boolean, programs: readonly Program[] }} Target programs run one after the other
 */

const CLI = join('dist', 'cli', 'main.js');
const VITEST = join('node_modules', 'vitest', 'vitest.mjs');
const BIOME = join('node_modules', '@biomejs', 'biome', 'bin', 'biome');

/** @type {Record<string, (args: readonly string[]) => Target>} */
const TARGETS = {
  start: (args) => ({ needsBuild: true, programs: [{ file: CLI, args: ['start', ...args] }] }),
  cli: (args) => ({ needsBuild: true, programs: [{ file: CLI, args }] }),
  // The tests start the compiled command line and the compiled worker.
  test: (args) => ({ needsBuild: true, programs: [{ file: VITEST, args: ['run', ...args] }] }),
  bench: (args) => ({
    needsBuild: true,
    programs: [{ file: VITEST, args: ['run', '--config', 'bench/vitest.config.ts', ...args] }],
  }),
  node: ([file = '', ...args]) => ({ needsBuild: true, programs: file ? [{ file, args }] : [] }),
  check: () => ({
    needsBuild: false,
    programs: [
      { file: TSC, args: ['-p', 'tsconfig.test.json'] },
      { file: BIOME, args: ['check'] },
    ],
  }),
  build: () => ({ needsBuild: true, programs: [] }),
};

/**
 * @param {string | undefined} name
 * @param {readonly string[]} args
 * @param {string} root
 * @returns {Target} with absolute paths
 * @throws BootstrapError if there is no such target
 */
export function targetFor(name, args, root) {
  const make = Object.hasOwn(TARGETS, name ?? '') ? TARGETS[name ?? ''] : undefined;
  if (!make) {
    const known = Object.keys(TARGETS).join(', ');
    throw new BootstrapError(
      tell('There is no target "{{name}}": take one of {{known}}.', { name: name ?? '', known }),
      2,
    );
  }
  const { needsBuild, programs } = make(args);
  return { needsBuild, programs: programs.map(({ file, args }) => ({ file: resolve(root, file), args })) };
}

/**
 * Runs the programs until one fails. The last one takes over this process instead of getting a new one: stdin and
 * stdout, signals, the exit code and the memory are then its own, with nothing in between.
 *
 * @param {Target} target
 */
export async function runTarget({ programs }) {
  for (const [index, { file, args }] of programs.entries()) {
    if (index === programs.length - 1) {
      process.argv = [process.execPath, file, ...args];
      await import(pathToFileURL(file).href);
      return;
    }
    const { exitCode } = await run(process.execPath, [file, ...args], { stdio: 'inherit' });
    if (exitCode !== 0) {
      process.exitCode = exitCode;
      return;
    }
  }
}
