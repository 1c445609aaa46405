import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { exitCodeOf } from './child.mjs';
import { onFirstSignal, SIGNALS } from './signals.mjs';

/** Tells a process that it was handed over to, and on which file descriptor it hears of signals. */
const MARK = 'VERBATIM_SIGNALS';
const DESCRIPTOR = 3;

/**
 * How long a signal that was heard of may take to come by itself, in ms. What ends a whole group of processes
 * reaches both of us, and a second signal would cut the orderly end short.
 */
const ON_ITS_WAY = 100;

/**
 * Runs a script on another Node as if it were this process: with its stdin, stdout and exit code, and with the
 * signals that come for it.
 *
 * @param {string} node the path of that Node's program
 * @param {readonly string[]} args the script and its arguments
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
export function handOver(node, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
      env: { ...env, [MARK]: String(DESCRIPTOR) },
    });
    const line = /** @type {Socket} */ (child.stdio[DESCRIPTOR]);
    // A line that breaks tells of a child that has ended, and so does "close".
    line.on('error', () => {});
    for (const signal of SIGNALS) process.on(signal, () => line.write(`${signal}\n`));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

/** @returns {boolean} whether another Node handed over to this process, not yet asked by `takeSignals` */
export function wasHandedOver() {
  return process.env[MARK] !== undefined;
}

/**
 * Takes the signals of the process that handed over to us, and ends in an orderly way, by SIGTERM, when that is
 * gone. Where a signal comes by itself as well, the line is left: whoever sends signals sends them to both.
 */
export function takeSignals() {
  const line = new Socket({ fd: Number(process.env[MARK]), readable: true, writable: false });
  // The processes that this one starts have no such line.
  delete process.env[MARK];
  // Listening must not keep a process alive whose work is done.
  line.unref();
  let isHeard = true;
  const release = onFirstSignal(() => {
    isHeard = false;
  });
  const take = (/** @type {NodeJS.Signals} */ signal) => {
    if (!isHeard) return;
    release();
    process.kill(process.pid, signal);
  };
  // Events are looked at once more after the time is over: on a busy machine it may be spent in one go.
  const takeLater = (/** @type {NodeJS.Signals} */ signal) =>
    setTimeout(() => setImmediate(take, signal), ON_ITS_WAY);
  line.setEncoding('utf8').on('data', (/** @type {string} */ names) => {
    const signals = /** @type {NodeJS.Signals[]} */ (names.trim().split('\n'));
    for (const signal of signals) takeLater(signal);
  });
  // A line that breaks is one whose other end is gone.
  line.on('error', () => {});
  line.once('close', () => takeLater('SIGTERM'));
}
