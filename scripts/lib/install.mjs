import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodeOf, run } from './child.mjs';
import { BootstrapError } from './errors.mjs';
import { explainFailure } from './install-failure.mjs';
import { isInstalled, lockedAmong } from './npm-tree.mjs';
import { NATIVE_MODULES } from './probe.mjs';
import { say } from './say.mjs';
import { currentRuntime, installFingerprint, readStamp, writeStamp } from './stamp.mjs';
import { describeMissing, headersBeside, missingTools, systemOf } from './toolchain.mjs';

/** How often a long installation says that it is still at work, in ms. */
const REPORT_EVERY = 15_000;
const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));

/** @param {string} root */
const stampOf = (root) => join(root, 'node_modules', '.verbatim-stamp');

/** @param {string} root */
const fingerprintOf = (root) =>
  installFingerprint(readFileSync(join(root, 'package-lock.json')), currentRuntime());

/**
 * @param {string} root
 * @returns {boolean} whether node_modules was made from this lock file for this Node
 */
export function installIsFresh(root) {
  return readStamp(stampOf(root)) === fingerprintOf(root);
}

/**
 * Brings node_modules in line with the lock file. One that was installed by hand and fits is kept.
 *
 * @param {string} root
 * @param {string} logFile where npm's output goes
 */
export async function install(root, logFile) {
  if (fitsLock(root) && probe(root).length === 0) {
    writeStamp(stampOf(root), fingerprintOf(root));
    return;
  }
  say(
    'installing packages and compiling native modules where no prebuilt binary can be had: about two minutes',
  );
  rmSync(stampOf(root), { force: true });
  const started = Date.now();
  await npmCi(root, logFile);
  const broken = probe(root);
  if (broken.length > 0) throw new BootstrapError(brokenMessage(broken, logFile));
  writeStamp(stampOf(root), fingerprintOf(root));
  say(`installed in ${seconds(started)} s`);
}

/** @param {string} root */
function fitsLock(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  return existsSync(record) && isInstalled(readJson(join(root, 'package-lock.json')), readJson(record));
}

/**
 * @param {string} root
 * @returns {string[]} one line for each native module that can't be used
 */
function probe(root) {
  const names = lockedAmong(readJson(join(root, 'package-lock.json')), NATIVE_MODULES);
  if (names.length === 0) return [];
  const { status, stdout } = spawnSync(process.execPath, [PROBE, root, ...names], { encoding: 'utf8' });
  if (status === 0) return [];
  const lines = stdout.trim().split('\n').filter(Boolean);
  return lines.length > 0 ? lines : [`one of ${names.join(', ')} ended the process`];
}

/**
 * @param {string} root
 * @param {string} logFile
 */
async function npmCi(root, logFile) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const started = Date.now();
  const report = setInterval(() => say(`still installing after ${seconds(started)} s`), REPORT_EVERY);
  try {
    const [command, ...first] = npmCommand();
    // --include=dev: NODE_ENV=production would leave out the compiler, which every start may need.
    const args = [...first, 'ci', '--include=dev', '--loglevel=info', '--no-progress'];
    const { exitCode, interrupted } = await run(command, args, {
      cwd: root,
      env: npmEnv(),
      stdio: ['ignore', log, log],
      shell: process.platform === 'win32' && command === 'npm',
    });
    if (interrupted) {
      throw new BootstrapError('Interrupted: the next start installs anew.', exitCodeOf(null, interrupted));
    }
    if (exitCode !== 0) throw new BootstrapError(failureMessage(logFile));
  } finally {
    clearInterval(report);
    closeSync(log);
  }
}

/** @returns {[string, ...string[]]} the npm that started us, or the one on the PATH */
function npmCommand() {
  const started = process.env.npm_execpath;
  return started && /npm-cli\.c?js$/.test(started) ? [process.execPath, started] : ['npm'];
}

function npmEnv() {
  const env = { ...process.env };
  // npm takes an empty HOME for the folder "~" below the project.
  if (env.HOME === '') env.HOME = userInfo().homedir;
  const headers = headersBeside(process.execPath, process.versions.modules);
  if (headers && !env.npm_config_nodedir) env.npm_config_nodedir = headers;
  return env;
}

/** @param {string} logFile */
function failureMessage(logFile) {
  const { platform, execPath, versions, env } = process;
  const headers = Boolean(env.npm_config_nodedir) || headersBeside(execPath, versions.modules) !== null;
  const missing = missingTools(env, { platform, headers });
  const reason = explainFailure(readFileSync(logFile, 'utf8'), missing);
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const tools = reason.concernsTools ? describeMissing(reason.missing, systemOf(platform, osRelease)) : '';
  return [reason.message, tools, `npm's whole output is in ${logFile}`].filter(Boolean).join('\n');
}

/**
 * @param {readonly string[]} broken
 * @param {string} logFile
 */
function brokenMessage(broken, logFile) {
  return [
    'The packages are installed, but native modules among them can not be used:',
    ...broken.map((line) => `  - ${line}`),
    'If npm is told to ignore install scripts (npm config get ignore-scripts), allow them for this folder.',
    `npm's whole output is in ${logFile}`,
  ].join('\n');
}

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @param {number} started in ms */
const seconds = (started) => Math.round((Date.now() - started) / 1000);
