import { closeSync, mkdirSync, openSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { exitCodeOf, run } from './child.mjs';
import { BootstrapError } from './errors.mjs';
import { say, secondsSince } from './say.mjs';
import { headersBeside } from './toolchain.mjs';
import { tell } from './words/words.mjs';

/** How often a long installation says that it is still running, in ms. */
const REPORT_EVERY = 15_000;

/**
 * Runs npm with its output in a file, and says now and then that it is still running.
 *
 * @param {readonly string[]} args
 * @param {string} folder where it runs
 * @param {string} logFile
 * @returns {Promise<number>} its exit code
 * @throws BootstrapError if a signal ends it
 */
export async function npm(args, folder, logFile) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const started = Date.now();
  const report = setInterval(
    () => say(tell('still installing after {{seconds}} s', { seconds: secondsSince(started) })),
    REPORT_EVERY,
  );
  try {
    const [command, ...first] = npmCommand();
    const { exitCode, interrupted } = await run(command, [...first, ...args], {
      cwd: folder,
      env: npmEnv(),
      stdio: ['ignore', log, log],
      shell: process.platform === 'win32' && command === 'npm',
    });
    if (!interrupted) return exitCode;
    throw new BootstrapError(
      tell('Interrupted: the next start installs anew.'),
      exitCodeOf(null, interrupted),
    );
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
