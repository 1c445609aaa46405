import { style } from './output.js';

/** What stands before something that is done, for a person; nothing where nobody looks at it. */
export function done(stream: NodeJS.WriteStream): string {
  return stream.isTTY ? `${style.green('✔')} ` : '';
}
