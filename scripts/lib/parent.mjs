import { onFirstSignal } from './signals.mjs';

/** How often to check whether the parent still exists, in ms. */
const LOOK_EVERY = 500;

/**
 * Ends this process in an orderly way, by SIGTERM, when the process that started it is gone.
 *
 * npm starts a script through `sh`, and passes a SIGTERM on to that shell, not to what runs in it. The shell then
 * dies alone (dash does), and a bot without its npm would run on unseen.
 *
 * If a signal has reached this process as well, as from Ctrl-C and service managers, nothing is added: a second
 * signal would cut the orderly end short.
 */
export function endWithParent() {
  const parent = process.ppid;
  let looks = 0;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    looks += 1;
    // A signal to this process may be waiting behind this timer: it gets one more turn to arrive.
    if (looks < 2) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY);
  // The watch must not keep a process alive whose work is done.
  watch.unref();
  onFirstSignal(() => clearInterval(watch));
}

/**
 * Whether this process ends with its parent: npm's scripts do, programs that somebody starts directly don't.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} platform as `process.platform`; on Windows the number of a parent that is gone stays
 */
export function followsParent(env, platform) {
  return platform !== 'win32' && env.npm_lifecycle_event !== undefined;
}
