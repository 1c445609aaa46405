import { articleGone } from '../../../interactions/refusal.js';
import { type Press, shownQuotes } from './press.js';

/**
 * What a message shows is shown again by what is pressed on it: in other words, to others, or as a menu. It may be of
 * collections that are no longer read there.
 *
 * @throws Refusal if one of its quotes is
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
