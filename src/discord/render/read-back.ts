import { LOCALES } from '../../config.js';
import { type Messages, messagesFor } from '../i18n/messages.js';

/** Stands where a value is, in a line that is compared with. */
const VALUE = '\u0000';

/**
 * The value in the first line of a message of ours that says something, in whatever language it is; null where none
 * does.
 *
 * @param say says it with a value
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
