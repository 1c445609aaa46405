/**
 * One message of the bootstrap. It goes to stderr: stdout belongs to the target, which may print JSON.
 *
 * @param {string} message one or more lines
 */
export function say(message) {
  process.stderr.write(`${message.replace(/^/gm, 'verbatim: ')}\n`);
}
