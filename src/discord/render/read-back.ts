import { LOCALES } from '../../config.js';
import { type Messages, messagesFor } from '../i18n/messages.js';

/** Takes the place of a value in a line for comparison. */
const VALUE = '\u0000';

/**
 * The value in the first line of one of our messages that says a certain thing, in any language; null if none does.
 *
 * @param say gives the line with a value
 */
export function readBack(content: string, say: (messages: Messages, value: string) => string): string | null {
  for (const line of content.split('\n')) {
    for (const locale of LOCALES) {
      const [before = '', after = ''] = say(messagesFor(locale), VALUE).split(VALUE);
      const isSo = line.startsWith(before) && line.endsWith(after);
      if (isSo) return unescaped(line.slice(before.length, line.length - after.length));
    }
  }
  return null;
}

function unescaped(markup: string): string {
  return markup.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
