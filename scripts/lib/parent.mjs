import { onFirstSignal } from './signals.mjs';

/** How often to look whether the parent is still there, in ms. */
const LOOK_EVERY = 500;

/**
 * Ends this process in an orderly way, by SIGTERM, when the process that started it is gone.
 *
 * npm starts a script through `sh`, and sends a SIGTERM that it gets on to that shell, not to what runs in it.
 * The shell then dies alone (dash does), and a bot without its npm would run on unseen.
 *
 * Where a signal has reached this process as well, as Ctrl-C and service managers do it, nothing is added: a
 * second signal would cut the orderly end short.
 */
export function endWithParent() {
  const parent = process.ppid;
  let looks = 0;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    looks += 1;
    // A signal of our own may be waiting behind this timer: it gets one more turn to arrive.
    if (looks < 2) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY);
  // The watch must not keep a process alive whose work is done.
  watch.unref();
  onFirstSignal(() => clearInterval(watch));
}

/**
 * Whether this process ends with its parent: npm's scripts do, what somebody starts on their own does not.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} platform as `process.platform`; Windows keeps the number of a parent that is gone
 */
export function followsParent(env, platform) {
  return platform !== 'win32' && env.npm_lifecycle_event !== undefined;
}
