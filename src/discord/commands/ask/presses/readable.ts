import { articleGone } from '../../../interactions/refusal.js';
import { type Press, shownQuotes } from './press.js';

/**
 * Buttons show a message's quotes again: in another language, to others, or as a menu. These may belong to
 * collections that are no longer read there. @throws Refusal if one of them does
 */
export async function requireReadable(press: Press): Promise<void> {
  const { context, state } = press;
  if (context.scope === null) return;
  const keys = new Set([state, ...shownQuotes(press).map((quote) => quote.state)].map(({ key }) => key));
  for (const key of keys) {
    const seen = await context.answers.seen(key, null);
    if ('outdated' in seen) throw articleGone(context);
  }
}
