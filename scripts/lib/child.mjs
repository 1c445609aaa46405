import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SIGNALS } from './signals.mjs';

/**
 * The exit code a shell reports.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number} the code itself, or 128 + n for a process that signal n ended
 */
export function exitCodeOf(code, signal) {
  if (signal) return 128 + (constants.signals[signal] ?? 0);
  return code ?? 1;
}

/**
 * Whether a signal has to be sent on. Ctrl-C in a terminal reaches the child as well, and a second SIGINT
 * would tell it to give up its orderly end.
 *
 * @param {NodeJS.Signals} signal
 * @param {boolean} inTerminal
 */
export function mustForward(signal, inTerminal) {
  return !(signal === 'SIGINT' && inTerminal);
}

/**
 * Runs a program to its end; SIGINT, SIGTERM and SIGHUP reach it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ exitCode: number, interrupted: NodeJS.Signals | null }>} `interrupted` names the signal that came for us
 */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    /** @type {NodeJS.Signals | null} */
    let interrupted = null;
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      interrupted = signal;
      if (mustForward(signal, process.stdin.isTTY === true)) child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    const release = () => {
      for (const signal of SIGNALS) process.off(signal, forward);
    };
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      resolve({ exitCode: exitCodeOf(code, signal), interrupted });
    });
  });
}
