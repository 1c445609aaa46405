import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { exitCodeOf } from './child.mjs';
import { onFirstSignal, SIGNALS } from './signals.mjs';

/** Tells a process that another one handed over to it, and on which file descriptor it learns of signals. */
const MARK = 'VERBATIM_SIGNALS';
const DESCRIPTOR = 3;

/**
 * How long an announced signal may take to arrive by itself, in ms. A signal to a whole group of processes reaches
 * both of us, and a second one would cut the orderly end short.
 */
const ON_ITS_WAY = 100;

/**
 * Runs a script on another Node as if it were this process: with its stdin, stdout and exit code, and with the
 * signals sent to it.
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
    // A broken line means that the child has ended, and so does "close".
    line.on('error', () => {});
    for (const signal of SIGNALS) process.on(signal, () => line.write(`${signal}\n`));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

/** @returns {boolean} whether another Node handed over to this process, before `takeSignals` was called */
export function wasHandedOver() {
  return process.env[MARK] !== undefined;
}

/**
 * Takes the signals of the process that handed over to us, and ends in an orderly way, by SIGTERM, when that one is
 * gone. If a signal also arrives by itself, the line is no longer used: then signals are sent to both.
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
  // Events are looked at once more after the time is over: on a busy machine it may pass in one go.
  const takeLater = (/** @type {NodeJS.Signals} */ signal) =>
    setTimeout(() => setImmediate(take, signal), ON_ITS_WAY);
  line.setEncoding('utf8').on('data', (/** @type {string} */ names) => {
    const signals = /** @type {NodeJS.Signals[]} */ (names.trim().split('\n'));
    for (const signal of signals) takeLater(signal);
  });
  // A line is broken when its other end is gone.
  line.on('error', () => {});
  line.once('close', () => takeLater('SIGTERM'));
}
