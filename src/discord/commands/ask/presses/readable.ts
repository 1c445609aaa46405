import { articleGone } from '../../../interactions/refusal.js';
import type { ShownQuote } from '../quote-menu.js';
import type { Press } from './press.js';

/**
 * A press that shows something of its message again, in other words, to others or in a menu: its quotes are those whose
 * articles are still read there. The others may be of collections that no longer are.
 */
export async function onlyReadable(press: Press): Promise<Press> {
  const { context, quotes } = press;
  if (context.scope === null) return press;
  const read = new Set<string>();
  for (const key of new Set(quotes.map(keyOf))) {
    const seen = await context.answers.seen(key, null);
    if (!('outdated' in seen)) read.add(key);
  }
  return { ...press, quotes: quotes.filter((quote) => read.has(keyOf(quote))) };
}

/** The same for what shows the quote in focus. @throws Refusal if its article is no longer read there */
export async function requireReadable(press: Press): Promise<Press> {
  const readable = await onlyReadable(press);
  const { state, context } = press;
  if (context.scope !== null && !readable.quotes.some((quote) => keyOf(quote) === state.key))
    throw articleGone(context);
  return readable;
}

/** Whether all that the message shows may be shown again. */
export function isWhole({ interaction, quotes, context }: Press): boolean {
  return context.scope === null || quotes.length >= interaction.message.embeds.length;
}

function keyOf({ state }: ShownQuote): string {
  return state.key;
}
