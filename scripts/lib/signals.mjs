/** The signals that end a program in an orderly way. */
export const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Reports the first signal that comes, without preventing its effect.
 *
 * @param {() => void} notice
 * @returns {() => void} stops listening
 */
export function onFirstSignal(notice) {
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, heed);
  };
  const heed = (/** @type {NodeJS.Signals} */ signal) => {
    release();
    notice();
    // Our listener, which is gone now, has kept the signal from ending a process that does not handle it.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, heed);
  return release;
}
