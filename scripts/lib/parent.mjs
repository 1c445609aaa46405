/** How often to look whether the parent is still there, in ms. */
const LOOK_EVERY = 500;
/**
 * How long to wait with the signal in a terminal, in ms: there, Ctrl-C ends the shell in between and has
 * reached this process as well, whose orderly end a second signal would cut short.
 */
const TERMINAL_GRACE = 10_000;

/**
 * Ends this process in an orderly way, by SIGTERM, when the process that started it is gone.
 *
 * npm starts a script through `sh`, and sends a SIGTERM that it gets on to that shell, not to what runs in it.
 * The shell then dies alone (dash does), and a bot without its npm would run on unseen.
 */
export function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    const grace = process.stdin.isTTY ? TERMINAL_GRACE : 0;
    setTimeout(() => process.kill(process.pid, 'SIGTERM'), grace).unref();
  }, LOOK_EVERY);
  // Neither timer may keep a process alive whose work is done.
  watch.unref();
}

/**
 * Whether this process ends with its parent: npm's scripts do, what somebody starts on his own does not.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} platform as `process.platform`; Windows keeps the number of a parent that is gone
 */
export function followsParent(env, platform) {
  return platform !== 'win32' && env.npm_lifecycle_event !== undefined;
}
