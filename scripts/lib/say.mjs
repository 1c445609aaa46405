import { tell } from './words/words.mjs';

/**
 * A message of the bootstrap. It goes to stderr: stdout belongs to the target, which may print JSON.
 *
 * @param {string} message one or more lines
 */
export function say(message) {
  process.stderr.write(`${message.replace(/^/gm, 'verbatim: ')}\n`);
}

/**
 * Says that a step is done, and how long it took.
 *
 * @param {string} message one line
 * @param {number} started in ms
 */
export function sayDone(message, started) {
  const mark = process.stderr.isTTY ? '\u2714 ' : '';
  say(`${mark}${tell('{{step}} in {{seconds}} s', { step: message, seconds: secondsSince(started) })}`);
}

/** @param {number} started in ms */
export const secondsSince = (started) => Math.round((Date.now() - started) / 1000);
