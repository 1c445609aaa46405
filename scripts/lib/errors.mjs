/** A failure that its reader can do something about; the message is shown as it is. */
export class BootstrapError extends Error {
  /**
   * @param {string} message what is wrong and what to do
   * @param {number} [exitCode] 1 failed (the default), 2 bad usage, 128 + n ended by signal n
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = 'BootstrapError';
    this.exitCode = exitCode;
  }
}
