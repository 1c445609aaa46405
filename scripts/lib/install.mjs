import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BootstrapError } from './errors.mjs';
import { explainFailure } from './install-failure.mjs';
import { npm } from './npm.mjs';
import { isInstalled, lockedAmong } from './npm-tree.mjs';
import { NATIVE_MODULES } from './probe.mjs';
import { say, sayDone } from './say.mjs';
import { installStamp, stampInstall } from './stamp.mjs';
import { describeMissing, headersBeside, missingTools, systemOf } from './toolchain.mjs';
import { tell } from './words/words.mjs';

const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));

/**
 * Brings node_modules in line with the lock file. One that was installed by hand and fits is kept.
 *
 * npm runs on this Node, whose headers are at hand for what has to be compiled; `node` is the one that will
 * load it.
 *
 * @param {string} root
 * @param {string} node the path of that Node's program
 * @param {string} logFile where npm's output goes
 */
export async function install(root, node, logFile) {
  if (fitsLock(root) && probe(root, node).length === 0) {
    stampInstall(root);
    return;
  }
  say(tell('installing packages and compiling one native module: about half a minute'));
  rmSync(installStamp(root), { force: true });
  const started = Date.now();
  // --include=dev: NODE_ENV=production would leave out the compiler, which every start may need.
  const exitCode = await npm(['ci', '--include=dev', '--loglevel=info', '--no-progress'], root, logFile);
  if (exitCode !== 0) throw new BootstrapError(failureMessage(logFile));
  const broken = probe(root, node);
  if (broken.length > 0) throw new BootstrapError(brokenMessage(broken, logFile));
  stampInstall(root);
  sayDone(tell('installed'), started);
}

/** @param {string} root */
function fitsLock(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  return existsSync(record) && isInstalled(readJson(join(root, 'package-lock.json')), readJson(record));
}

/**
 * @param {string} root
 * @param {string} node
 * @returns {string[]} one line for each native module that can't be used
 */
function probe(root, node) {
  const names = lockedAmong(readJson(join(root, 'package-lock.json')), NATIVE_MODULES);
  if (names.length === 0) return [];
  const { status, stdout } = spawnSync(node, [PROBE, root, ...names], { encoding: 'utf8' });
  if (status === 0) return [];
  const lines = stdout.trim().split('\n').filter(Boolean);
  return lines.length > 0 ? lines : [tell('one of {{names}} ended the process', { names: names.join(', ') })];
}

/** @param {string} logFile */
function failureMessage(logFile) {
  const { platform, execPath, versions, env } = process;
  const headers = Boolean(env.npm_config_nodedir) || headersBeside(execPath, versions.modules) !== null;
  const missing = missingTools(env, { platform, headers });
  const reason = explainFailure(readFileSync(logFile, 'utf8'), missing);
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const tools = reason.concernsTools ? describeMissing(reason.missing, systemOf(platform, osRelease)) : '';
  return [reason.message, tools, tell("npm's whole output is in {{file}}", { file: logFile })]
    .filter(Boolean)
    .join('\n');
}

/**
 * @param {readonly string[]} broken
 * @param {string} logFile
 */
function brokenMessage(broken, logFile) {
  return [
    tell('The packages are installed, but native modules among them can not be used:'),
    ...broken.map((line) => `  - ${line}`),
    tell(
      'If npm is told to ignore install scripts (npm config get ignore-scripts), allow them for this folder.',
    ),
    tell("npm's whole output is in {{file}}", { file: logFile }),
  ].join('\n');
}

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
