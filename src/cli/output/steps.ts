import { style } from './output.js';

/** The mark before a finished step, for a person; nothing if there is no terminal. */
export function done(stream: NodeJS.WriteStream): string {
  return stream.isTTY ? `${style.green('✔')} ` : '';
}
